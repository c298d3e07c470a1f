import CopydeskTestSupport
import Testing

@testable import CopydeskLedger

@Suite struct Base64Tests {
  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func `the standard's vectors come out both ways`(text: String, digits: String) {
    #expect(Base64.encode(Array(text.utf8)) == digits)
    #expect(Base64.decode(digits) == Array(text.utf8))
  }

  @Test func `every byte comes back`() {
    var generator = SplitMix64(seed: 3)
    for count in 0..<200 {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "====", "Z===", "Zg==Zg==", "Zm 9", "Zm9v\n", "Zm9-"])
  func `anything else is refused`(digits: String) {
    #expect(Base64.decode(digits) == nil)
  }
}
