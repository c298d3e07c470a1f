import Copydesk
import NGrams
import Testing

@testable import WordRepair

@Suite struct FillingWordsTests {
  @Test func neighborsAreTheModelsThatCanBeWritten() throws {
    let language = try ScoredEnglish.repairModel().language
    let words = try ScoredEnglish.reader().fillingWords
    for word in try ScoredEnglish.ids("of , would house") {
      let expected = language.predecessors(of: [word], limit: 40).map(\.word).filter { words.canFill($0) }
      // The second answer is a remembered one.
      for _ in 0..<2 { #expect(words.predecessors(of: word) == expected) }
      let state = language.state(after: CollectionOfOne(word))
      #expect(
        words.successors(of: state)
          == language.successors(of: state, limit: 40).map(\.word).filter { words.canFill($0) })
    }
    #expect(words.predecessors(of: nil) == words.successors(of: LanguageModel.State()))
  }

  @Test func marksThatEncloseAndClassesCannotFill() throws {
    let words = try ScoredEnglish.reader().fillingWords
    for word in try ScoredEnglish.ids("house , of") { #expect(words.canFill(word)) }
    for word in try ScoredEnglish.ids("( ) [ ] 1987") { #expect(!words.canFill(word)) }
    #expect(!words.canFill(Vocabulary.endSentence) && !words.canFill(Vocabulary.beginSentence))
  }
}
