import Copydesk
import NGrams
import Testing

@testable import WordRepair

@Suite struct FillingSpellingTests {
  /// What becomes of a text when a filling is written over the bytes between `⟦` and `⟧`.
  private func filled(_ marked: String, _ words: String, startsSentence: Bool) throws -> String {
    let parts = marked.split(separator: #/[⟦⟧]/#, omittingEmptySubsequences: false)
    try #require(parts.count == 3)
    let start = parts[0].utf8.count
    let range = start..<(start + parts[1].utf8.count)
    var bytes = Array(parts.joined().utf8)
    let filling = try ScoredEnglish.filling(words)
    let vocabulary = try ScoredEnglish.repairModel().language.vocabulary
    let edit = bytes.withUnsafeBufferPointer {
      FillingSpelling(ByteView($0), vocabulary).edit(filling, over: range, startsSentence: startsSentence)
    }
    bytes.replaceSubrange(edit.range, with: edit.replacement)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("We should ⟦we⟧ out.", "go", "We should go out."),
    ("We should ⟦we⟧ out.", "have gone", "We should have gone out."),
    // Clitics stand close, and take the space before them along.
    ("The town ⟦we⟧ people left.", "'s", "The town's people left."),
    ("They do ⟦we⟧ know.", "n't", "They don't know."),
    ("They ⟦we⟧ know.", "do n't", "They don't know."),
    ("They ⟦we⟧ know.", "are n't in", "They aren't in know."),
    // Marks, too.
    ("He came ⟦we⟧ saw it.", ", and", "He came, and saw it."),
    ("It ended ⟦we⟧", ".", "It ended."),
    // A curly apostrophe somewhere makes all of them curly.
    ("It’s so: they do ⟦we⟧ know.", "n't", "It’s so: they don’t know."),
    // Words do not run into others.
    ("It was⟦we⟧not so.", "then", "It was then not so."),
    ("It was (⟦we⟧) so.", "then", "It was (then) so."),
    ("⟦we⟧", "then", "then"),
  ])
  func wordsStandAsTheyWouldInProse(marked: String, words: String, expected: String) throws {
    #expect(try filled(marked, words, startsSentence: false) == expected)
  }

  @Test(arguments: [
    ("⟦We⟧ have to go.", "they", "They have to go."), ("⟦We⟧ go.", "in the end", "In the end go."),
    ("It ended. “⟦We⟧ was late.", "it", "It ended. “It was late."),
  ])
  func aSentenceBeginsWithACapital(marked: String, words: String, expected: String) throws {
    #expect(try filled(marked, words, startsSentence: true) == expected)
  }

  @Test func suggestionsAreSpelledWithoutTheirSurroundings() throws {
    let vocabulary = try ScoredEnglish.repairModel().language.vocabulary
    let filling = try ScoredEnglish.filling("it 's")
    for (text, expected) in [("'", "it's"), ("’", "it’s"), ("", "it's")] {
      let spelled = Array(text.utf8).withUnsafeBufferPointer {
        FillingSpelling(ByteView($0), vocabulary).text(of: filling)
      }
      #expect(spelled == expected)
    }
  }

  @Test func theSpacesBeforeARangeGoWithIt() throws {
    let vocabulary = try ScoredEnglish.repairModel().language.vocabulary
    let spaces = Array("a   b".utf8).withUnsafeBufferPointer {
      FillingSpelling(ByteView($0), vocabulary).precedingSpace(of: 4..<5)
    }
    #expect(spaces == 1..<4)
  }
}
