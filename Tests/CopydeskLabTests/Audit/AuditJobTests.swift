import Copydesk
import CopydeskBatch
import CopydeskTestSupport
import Testing

@testable import CopydeskLab

/// With the tiny rules: a space before a mark goes, an apostrophe becomes a straight one.
@Suite struct AuditJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("The ferry , a small one, sank. Nobody's fault.\n", to: "sound.txt")
    try folder.write(
      """
      {"id": "1", "damaged": "It rained , and rained.", "clean": "It rained, and rained."}
      {"id": "2", "damaged": "The sign says , as ever.", "clean": "The sign says , as ever."}

      """, to: "gold.jsonl")
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func audit(_ book: JudgementBook = JudgementBook(), samples: Int = 3) async throws -> AuditReport {
    let job = AuditJob(cleaner: try .tiny(), judgements: book, samples: samples, jobs: 2)
    return try await job.run(sound: try InputSet([path("sound.txt")]), gold: [path("gold.jsonl")]).report
  }

  @Test func `edits are counted by what is known of them`() async throws {
    let report = try await audit()
    #expect(report.sum(\.sound) == AuditBand.Counts(right: 0, wrong: 0, debatable: 0, unread: 2))
    #expect(report.sum(\.damaged) == AuditBand.Counts(right: 1, wrong: 1, debatable: 0, unread: 0))
    #expect(report.tally.sound.documents == 1 && report.tally.damaged.documents == 2)
    #expect(report.neverRight == ["straight-apostrophe"])
  }

  @Test func `what nobody read is asked for, sound text first, then what the gold has otherwise`() async throws {
    let unread = try await audit().unread
    #expect(unread.map(\.identity.rule) == ["space-before-mark", "straight-apostrophe", "space-before-mark"])
    #expect(unread.map(\.isAgainstGold) == [false, false, true])
    #expect(unread.first?.excerpt == "The ferry[-␣-]{++}, a small one, sank. Nobody's fault.⏎")
  }

  @Test func `a judgement is recognized elsewhere and says more than the gold`() async throws {
    var book = JudgementBook()
    for edit in try await audit().unread {
      book.add(.init(edit: edit.identity, judgement: edit.isAgainstGold ? .right : .wrong))
    }
    // The second edit's context is no longer the same, so that it is read again.
    try folder.write("The ferry , a small one, sank. Nobody's fault, it was said.", to: "sound.txt")
    let report = try await audit(book)
    #expect(report.sum(\.sound) == AuditBand.Counts(right: 0, wrong: 1, debatable: 0, unread: 1))
    #expect(report.sum(\.damaged) == AuditBand.Counts(right: 2, wrong: 0, debatable: 0, unread: 0))
    #expect(report.unread.map(\.identity.rule) == ["straight-apostrophe"])
    #expect(report.tally.staleJudgements == 1)
  }

  @Test func `the figures do not depend on the order of texts`() async throws {
    let gold = try folder.read("gold.jsonl")
    let text = try await audit(samples: 1).text()
    try folder.write(gold.split(separator: "\n").reversed().joined(separator: "\n"), to: "gold.jsonl")
    #expect(try await audit(samples: 1).text() == text)
  }

  @Test func `the report has tables, lists and samples`() async throws {
    let text = try await audit().text()
    for part in [
      "sound text: 1 documents, 9 words, 2 edits\n  right 0, wrong 0 (0.00 per 10,000 words), debatable 0, not read 2",
      "damaged text: 2 documents, 11 words, 2 edits\n  right 1, wrong 1 (909.09 per 10,000 words), debatable 0",
      "edits of which none is known to be right: straight-apostrophe",
      "gold differs: The sign says[-␣-]{++}, as ever.",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
  }

  @Test func `the object has the same figures`() async throws {
    let report = try await audit()
    let record = try EvaluationRecord(Array(report.json().utf8))
    #expect(try record.integer("format") == 1 && record.integer("unread") == 3)
    #expect(record.members("rules").map(\.name) == ["space-before-mark", "straight-apostrophe"])
  }

  @Test func `beside lost words the gold cannot tell of a mark`() async throws {
    try folder.write(
      #"{"id": "3", "damaged": "He saw the mayor , and ran.", "clean": "He saw nobody — and ran.", "#
        + #""sites": [{"start": 7, "end": 16}]}"#, to: "gold.jsonl")
    let report = try await audit()
    #expect(report.sum(\.damaged) == AuditBand.Counts(right: 0, wrong: 0, debatable: 1, unread: 0))
    #expect(report.unread.allSatisfy { !$0.isAgainstGold })
  }

  @Test func `a record without gold is named`() async throws {
    try folder.write(#"{"id": "1", "damaged": "It rained , and rained."}"#, to: "gold.jsonl")
    do {
      _ = try await audit()
      Issue.record("it was audited")
    } catch let error as BatchError {
      #expect(error.description.contains(#"gold.jsonl:1: cannot be scored: "clean" must be a string"#), "\(error)")
    }
  }

  @Test(arguments: [(9, 10, 0.596), (30, 30, 0.886), (0, 5, 0.0)])
  func `the least share is Wilson's`(_ right: Int, _ decided: Int, _ expected: Double) throws {
    var band = AuditBand()
    band.sound.right = right
    band.damaged.wrong = decided - right
    #expect(abs(try #require(AuditShare(band).lowerBound) - expected) < 0.0006)
  }
}
