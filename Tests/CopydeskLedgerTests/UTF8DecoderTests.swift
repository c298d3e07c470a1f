import CopydeskTestSupport
import Testing

@testable import CopydeskLedger

@Suite struct UTF8DecoderTests {
  // Expected counts: len(bytes.decode("utf-8", "replace")) in Python 3.11, but 3 for the surrogate ED A0 80.
  @Test(
    arguments: [
      (Array("aé中😀".utf8), 4),
      ([0xC3], 1),
      ([0xC3, 0x28], 2),
      ([0x80, 0x80], 2),
      ([0xE2, 0x80], 1),
      ([0xE2, 0x80, 0x41], 2),
      ([0xF0, 0x9F, 0x98], 1),
      ([0xF0, 0x80, 0x80, 0x41], 4),
      ([0xF4, 0x90, 0x80, 0x80], 4),
      ([0xC0, 0xAF], 2),
      ([0xF5, 0x41], 2),
      ([0xE0, 0x80, 0x80], 3),
      ([0xED, 0xA0, 0x80], 1),
      ([0xED, 0xA0], 2),
      ([0xED, 0xA0, 0x41], 3),
      ([0xFF, 0xFE, 0x41], 3),
    ] as [([UInt8], Int)])
  func `code points are counted as Python counts them`(bytes: [UInt8], count: Int) {
    #expect(CodePointIndex(bytes).count(before: bytes.count) == count)
  }

  @Test func `invalid bytes have no scalar`() {
    #expect(UTF8Decoder.codePoint(in: [0xE2, 0x80, 0x41], at: 0) == .init(length: 2, scalar: nil))
    #expect(UTF8Decoder.codePoint(in: [0xED, 0xA0, 0x80], at: 0) == .init(length: 3, scalar: nil))
    #expect(UTF8Decoder.codePoint(in: Array("😀".utf8), at: 0) == .init(length: 4, scalar: "😀"))
  }

  @Test(arguments: 0..<100)
  func `the start of any byte's code point is found from behind`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let text = RandomEdits.text(20, &generator)
    var offset = 0
    while offset < text.count {
      let length = UTF8Decoder.codePoint(in: text, at: offset).length
      for byte in offset..<offset + length {
        #expect(UTF8Decoder.start(in: text, at: byte) == offset)
      }
      offset += length
    }
  }
}
