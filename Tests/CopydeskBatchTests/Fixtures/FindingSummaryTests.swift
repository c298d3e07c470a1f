import Testing

@testable import Copydesk
@testable import CopydeskBatch

@Suite struct FindingSummaryTests {
  @Test func offsetsCountCodePoints() {
    let original = Array("é“x”\u{1F600}y".utf8)
    let finding = Finding(
      rule: "r", stage: .quotes, category: .quotes, outcome: .flagged, severity: .note, range: 5..<9, before: [],
      after: nil, confidence: 1, evidence: [])
    let ledger = Ledger(documentID: "d", findings: [finding])
    #expect(
      FindingSummary.summaries(of: ledger, in: original) == [FindingSummary(rule: "r", outcome: .flagged, range: 2..<4)]
    )
  }

  @Test func linesReadBack() throws {
    let summaries = [
      FindingSummary(rule: "a", outcome: .repaired, range: 0..<3),
      FindingSummary(rule: "b", outcome: .flagged, range: 3..<3),
    ]
    let lines = summaries.map(\.line).joined(separator: "\n")
    #expect(lines.hasPrefix("{\"rule\": \"a\", \"outcome\": \"repaired\", \"start\": 0, \"end\": 3}"))
    #expect(try FindingSummary.parse(Array(lines.utf8), file: "f") == summaries)
  }
}
