import Copydesk
import CopydeskLedger
import EnglishModel
import NGrams
import NeuralModel
import Testing
import UnicodeText
import WordRepair

/// Each product without other packages, at its work.
@Suite struct ProductTests {
  @Test func `the word rules restore words`() throws {
    let rule = try #require(RuleCatalog.complete["overwritten-by-mention"])
    let cleaner = try Cleaner(
      Configuration(profile: .thorough, only: [rule.id]), plugins: [WordRules(model: EnglishModel.repairModel())])
    let example = try #require(rule.examples.first)
    let cleaned = try cleaner.clean(example.before)
    #expect(cleaned.ledger.findings.contains { $0.rule == rule.id && $0.outcome == .repaired })
    #expect(example.before.contains("she had Mary Holt in talks"))
    #expect(cleaned.text.contains("she had been in talks"))
    #expect(try cleaned.ledger.script().revert(from: cleaned.text) == example.before)
  }

  @Test func `a ledger is written and read`() throws {
    let original = Document(id: "a.txt", text: "It is n't over , he said .")
    let cleaned = try Cleaner().clean(original)
    let lines = LedgerLine.encode(cleaned.ledger, original: original.bytes, output: nil)
    var reader = LedgerReader()
    var ledger = Ledger(documentID: original.id)
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let entry = try reader.read(line: Array(line))
      #expect(entry.documentID == original.id)
      ledger.findings.append(entry.finding)
    }
    #expect(try ledger.script().revert(from: cleaned.text) == original.text)
  }

  @Test func `the English model knows a usual sentence from an unusual one`() throws {
    let model = try EnglishModel.language()
    func score(_ words: String) -> Double {
      model.score(sentence: words.split(separator: " ").map { model.vocabulary.id(of: String($0)) })
    }
    #expect(score("he said on friday .") > score("friday on said he ."))
  }

  @Test func `words are told apart`() throws {
    var tokens = TokenBuffer()
    try WordBreaker().tokenize(Array("Two words".utf8), into: &tokens)
    #expect(tokens.map(\.range) == [0..<3, 3..<4, 4..<9])
  }

  @Test func `a neural model that is not there is an error with a remedy`() {
    #expect(throws: NeuralModelError.self) { try NeuralModel(path: "/nowhere/model.gguf") }
  }
}
