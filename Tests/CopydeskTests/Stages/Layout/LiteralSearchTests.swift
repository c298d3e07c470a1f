import Testing

@testable import Copydesk

@Suite struct LiteralSearchTests {
  private static func ends(of literals: [String], in text: String) -> [Int] {
    let search = LiteralSearch(literals)
    return Array(text.utf8).withUnsafeBufferPointer { buffer in
      var ends: [Int] = []
      while let end = search.firstEnd(from: ends.last ?? 0, in: ByteView(buffer)) { ends.append(end) }
      return ends
    }
  }

  @Test func findsEveryLiteral() {
    #expect(Self.ends(of: ["bridge"], in: "the bridge, a bridgebridge") == [10, 20, 26])
    #expect(Self.ends(of: ["bridge", "ferry at"], in: "ferry at the bridge ferry at") == [8, 19, 28])
    #expect(Self.ends(of: ["aa"], in: "aaaa") == [2, 4])
  }

  @Test(arguments: ["", "b", "bridg", "brid ge", "a ridge", "éé"])
  func findsNothingElse(text: String) {
    #expect(Self.ends(of: ["bridge", "ferry at"], in: text).isEmpty)
    #expect(Self.ends(of: ["", "x"], in: text).isEmpty)
  }
}
