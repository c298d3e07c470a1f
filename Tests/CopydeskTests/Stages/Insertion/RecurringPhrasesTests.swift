import Testing

@testable import Copydesk

@Suite struct RecurringPhrasesTests {
  private func recurs(_ text: String, at offset: Int) throws -> Bool {
    let text = try WorkingText(text)
    return RecurringPhrases(beginningAt: [offset], in: text.view).contains(phraseAt: offset, in: text.view)
  }

  @Test(arguments: [
    ("the pier and the pier", true), ("the pier and The Pier", true), ("the pier, the pier.", true),
    ("the pier and the piers", false), ("the pier and a pier", false), ("the  pier and the  pier", false),
    ("the", false), ("the ", false), ("", false), ("the é and the é", true),
  ])
  func countsPhrasesOfTwoWords(text: String, recurs: Bool) throws {
    #expect(try self.recurs(text, at: 0) == recurs)
  }

  @Test func phrasesNotAskedForAreNotCounted() throws {
    let text = try WorkingText("the pier and the pier")
    #expect(!RecurringPhrases(beginningAt: [], in: text.view).contains(phraseAt: 0, in: text.view))
    #expect(!RecurringPhrases(beginningAt: [9], in: text.view).contains(phraseAt: 4, in: text.view))
  }
}
