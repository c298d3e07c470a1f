import Copydesk
import NGrams
import Testing

@testable import WordRepair

@Suite struct GapContextTests {
  // 0 Nobody 1 slept 2 . 3 We 4 should 5 we 6 out 7 we 8 it 9 now 10 .
  private static let sentence = "Nobody slept. We should we out we it now."

  @Test func anUntouchedContextIsTheText() throws {
    let text = try ScoredEnglish.text(Self.sentence)
    let context = GapContext(text, span: 5..<6, restored: [:])
    #expect(context.left == text.states[5])
    #expect(context.before == text.ids[4])
    #expect(context.right == Array(text.ids[6..<9]))
  }

  @Test func restoredWordsCountToTheLeft() throws {
    let text = try ScoredEnglish.text(Self.sentence)
    let words = try ScoredEnglish.ids("go")
    let context = GapContext(text, span: 7..<8, restored: [6: (length: 1, words: words)])
    #expect(context.before == text.ids[6])
    // As if the text had read so from the start.
    let restored = try ScoredEnglish.text("Nobody slept. We should go out we it now.")
    #expect(context.left == restored.states[7])
    #expect(context.left != text.states[7])
    let next = GapContext(text, span: 6..<7, restored: [6: (length: 1, words: words)])
    #expect(next.before == words.last)
  }

  @Test func nothingIsKnownBeyondAPlaceThatIsNotRestored() throws {
    let text = try ScoredEnglish.text(Self.sentence)
    let context = GapContext(text, span: 7..<8, restored: [6: (length: 1, words: nil)])
    #expect(context.before == text.ids[6])
    #expect(context.left.words == [text.ids[6]])
    let none = GapContext(text, span: 6..<7, restored: [6: (length: 1, words: nil)])
    #expect(none.before == nil)
    #expect(none.left.words.isEmpty)
  }

  @Test func aSentenceIsNotLookedBeyond() throws {
    let text = try ScoredEnglish.text(Self.sentence)
    let start = GapContext(text, span: 3..<4, restored: [:])
    #expect(start.before == nil)
    #expect(start.left == text.model.beginSentenceState)
    let end = GapContext(text, span: 9..<10, restored: [:])
    #expect(end.right == [text.ids[10], Vocabulary.endSentence])
  }
}
