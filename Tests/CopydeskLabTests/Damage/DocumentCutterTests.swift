import Copydesk
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct DocumentCutterTests {
  private func pieces(_ text: String, _ bounds: ClosedRange<Int>) -> [String] {
    var random = DamageRandom(seed: 1)
    let bytes = Array(text.utf8)
    let cutter = DocumentCutter(minimumWords: bounds.lowerBound, maximumWords: bounds.upperBound)
    return cutter.pieces(of: bytes, &random).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func longTextsAreCutBetweenParagraphs() {
    #expect(pieces("a b c\n\nd e f\n\ng h i\n", 3...3) == ["a b c\n", "d e f\n", "g h i\n"])
    #expect(pieces("a b c\n\nd e f\n\ng h i\n", 6...6) == ["a b c\n\nd e f\n"])
  }

  @Test func textsWithinBoundsStayAsTheyAre() {
    #expect(pieces("\n a b\n\nc\n\n", 1...9) == ["\n a b\n\nc\n\n"])
  }

  @Test func shortTextsAreLeftOut() {
    #expect(pieces("a b\n", 3...9).isEmpty)
    #expect(pieces("", 0...9).isEmpty)
    #expect(pieces("\n\n", 0...9).isEmpty)
  }

  @Test func aLongParagraphIsAPieceOfItsOwn() {
    #expect(pieces("a b c d e\nf g\n", 2...2) == ["a b c d e\n", "f g\n"])
  }
}
