import Bytes
import Testing

@testable import UnicodeText

@Suite struct CodePointIndexTests {
  @Test func `ranges cover the code points they cut`() {
    let index = CodePointIndex(Array("aé中😀".utf8))
    #expect(index.range(0..<1) == 0..<1)
    #expect(index.range(1..<3) == 1..<2)
    #expect(index.range(2..<4) == 1..<3)
    #expect(index.range(6..<6) == 3..<3)
    #expect(index.range(7..<7) == 3..<3)
    #expect(index.range(0..<10) == 0..<4)
    #expect(index.range(50..<60) == 4..<4)
  }

  @Test func `an empty text has one place`() {
    #expect(CodePointIndex([]).range(0..<3) == 0..<0)
  }

  @Test func `every byte of a long text is counted as by walking it`() {
    var generator = SplitMix64(seed: 7)
    let parts: [[UInt8]] = [[0x41], Array("é中😀".utf8), [0xC3], [0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xFF]]
    let text = (0..<900).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
    let index = CodePointIndex(text)
    var (offset, number) = (0, 0)
    while offset < text.count {
      let length = WTF8.decode(text, at: offset).length
      #expect(index.count(before: offset) == number)
      for byte in offset..<offset + length { #expect(WTF8.start(in: text, at: byte) == offset) }
      #expect(index.range(offset..<offset + length) == number..<number + 1)
      (offset, number) = (offset + length, number + 1)
    }
  }
}
