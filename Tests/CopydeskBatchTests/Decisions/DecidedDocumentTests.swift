import Copydesk
import Testing

@testable import CopydeskBatch

@Suite struct DecidedDocumentTests {
  private let original = Array("It is n't over , he said , and it would a long week .".utf8)

  private func cleaned() throws -> CleanedDocument {
    try Cleaner().clean(Document(id: "a", bytes: original))
  }

  private func decision(
    _ choice: RunManifest.Decision.Choice, about rule: String, in document: CleanedDocument, _ text: String = ""
  ) throws -> DecisionBook.Entry {
    let place = try #require(document.ledger.findings.firstIndex { $0.rule == rule })
    return DecisionBook.Entry(
      finding: place, rule: rule, range: document.ledger.findings[place].range, choice: choice,
      replacement: Array(text.utf8), signature: "tester: because")
  }

  private func check(_ document: CleanedDocument) throws -> String {
    let script = try document.ledger.script()
    #expect(try script.apply(to: original) == document.bytes)
    #expect(try script.revert(from: document.bytes) == original)
    return String(decoding: document.bytes, as: UTF8.self)
  }

  @Test func `a refused repair is taken back and stands as a flag`() throws {
    let cleaned = try cleaned()
    let refusal = try decision(.refuse, about: "spaced-contraction", in: cleaned)
    let decided = DecidedDocument(cleaned, original: original).following([refusal]).document
    #expect(try check(decided) == "It is n't over, he said, and it would a long week.")
    let finding = decided.ledger.findings[refusal.finding]
    #expect(finding.outcome == .flagged && finding.after == nil)
    #expect(finding.evidence.last == Evidence("decision", "refused by tester: because"))
    #expect(decided.statistics.rules["spaced-contraction"]?.repaired == 0)
    #expect(decided.statistics.rules["spaced-contraction"]?.flagged == 1)
  }

  @Test func `a flag gets the text somebody wrote`() throws {
    let cleaned = try cleaned()
    let written = try decision(.replace, about: "missing-verb", in: cleaned, "would be a")
    let decided = DecidedDocument(cleaned, original: original).following([written]).document
    #expect(try check(decided).hasSuffix("and it would be a long week."))
    #expect(decided.ledger.findings[written.finding].outcome == .repaired)
  }

  @Test func `a text takes the place of every change it touches`() throws {
    let cleaned = try cleaned()
    var written = try decision(.replace, about: "missing-verb", in: cleaned, "X")
    let place = written.finding
    var wider = cleaned
    wider.ledger.findings[place].range = 3..<original.count - 1
    written.range = wider.ledger.findings[place].range
    let decided = DecidedDocument(wider, original: original).following([written]).document
    #expect(try check(decided) == "It X.")
  }

  @Test func `an accepted finding changes nothing but its evidence`() throws {
    let cleaned = try cleaned()
    let accepted = try decision(.accept, about: "spaced-contraction", in: cleaned)
    let decided = DecidedDocument(cleaned, original: original).following([accepted]).document
    #expect(decided.bytes == cleaned.bytes)
    #expect(decided.ledger.findings[accepted.finding].evidence.last?.name == "decision")
  }

  @Test func `a decision about another text is passed over`() throws {
    let cleaned = try cleaned()
    var refusal = try decision(.refuse, about: "spaced-contraction", in: cleaned)
    refusal.range = 0..<1
    #expect(DecidedDocument(cleaned, original: original).following([refusal]).document.ledger == cleaned.ledger)
    refusal.finding = 10_000
    #expect(DecidedDocument(cleaned, original: original).following([refusal]).document.ledger == cleaned.ledger)
  }

  @Test func `a text that is what stands there keeps it`() throws {
    let cleaned = try cleaned()
    let kept = try decision(.replace, about: "spaced-contraction", in: cleaned, " n't")
    let decided = DecidedDocument(cleaned, original: original).following([kept]).document
    #expect(try check(decided).contains("n't over"))
  }
}
