import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch

/// Tables of random pieces, most of them broken somewhere: whatever is in them comes back byte for byte.
@Suite struct TableLawsTests {
  private static let pieces = [
    "a , b", "\"", "\"\"", ",", "\n", "\r\n", "'", "c .", "\"d , e\"", "\"f\ng ,\"", " ", "\t", "é", "\u{FEFF}", "1",
  ]

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a random table comes back`(seed: UInt64) async throws {
    var generator = JSONGenerator(seed: seed)
    var text = "id,text,x\n"
    for _ in 0..<60 {
      switch generator.next(below: 3) {
      case 0: text += "\(generator.next(below: 9)),a , b's,2\n"
      case 1: text += "\"q\",\"say \"\"x\"\" , and\nso .\",3\r\n"
      default:
        for _ in 0..<generator.next(below: 6) { text += Self.pieces[generator.next(below: Self.pieces.count)] }
        text += "\n"
      }
    }
    let folder = try TemporaryFolder()
    try folder.write(text, to: "a.csv")
    let set = try InputSet([folder.path + "/a.csv"])
    var job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/b.csv", for: set),
      ledger: folder.path + "/e.jsonl", jobs: 2)
    if seed % 2 == 0 { job.rejects = folder.path + "/r.csv" }
    let summary = try await job.run(set)
    #expect(summary.statistics.changedDocuments > 0)
    let revert = RevertJob(
      ledger: folder.path + "/e.jsonl", cleaned: [folder.path + "/b.csv"], output: folder.path + "/c.csv")
    #expect(try !revert.run().hasFailures)
    let back = try folder.read("c.csv")
    if seed % 2 == 0 {
      let aside = (try? folder.bytes("r.csv")) ?? []
      #expect(back.utf8.count + aside.count - text.utf8.count <= 1, "seed \(seed)")
    } else {
      #expect(back == text, "seed \(seed)")
    }
  }

  /// `COPYDESK_TEST_TABLES` asks for more.
  private static let tables = ProcessInfo.processInfo.environment["COPYDESK_TEST_TABLES"].flatMap { UInt64($0) } ?? 240

  @Test func `a random table comes back when columns were added, too`() async throws {
    for seed in 0..<Self.tables {
      let table = RandomTable(seed: seed)
      let folder = try TemporaryFolder()
      let name = table.isTSV ? "a.tsv" : "a.csv"
      try folder.write(table.text, to: name)
      let set = try InputSet([folder.path + "/" + name])
      let records = RecordOptions(
        outputField: seed & 1 == 0 ? nil : "clean,ed", scoreField: seed & 2 == 0 ? nil : "damage")
      let output = folder.path + "/b" + (table.isTSV ? ".tsv" : ".csv") + (seed % 5 == 0 ? ".gz" : "")
      let job = CleanJob(
        cleaner: try .tiny(), records: records, plan: try OutputPlan(output, for: set),
        ledger: folder.path + "/e.jsonl", jobs: 1)
      let summary = try await job.run(set)
      if summary.didNothing { continue }
      let revert = RevertJob(ledger: folder.path + "/e.jsonl", cleaned: [output], output: folder.path + "/c")
      do {
        #expect(try !revert.run().hasFailures, "seed \(seed)")
        #expect(try folder.bytes("c") == table.text, "seed \(seed)")
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
  }

  @Test(
    arguments: [
      ("a.csv", "id,text\n1,one , two\n2,\"a , b\"\n", "clean", nil),
      ("a.csv", "id,text\n1,one , two\n2,\"a , b\"\n", nil, "score"),
      ("a.csv", "text,id,note\n\u{FEFF}x , y,0,\"a , b\"\n\"p , q\",1,n\n", nil, "s"),
      ("a.csv", "text,id\n\"``'' , x\",2\n1,\"abc\n\"\"\", y\",3\n", "clean", "s"),
      ("a.tsv", "text\tid\nb , c\t\"1\nd , e\t2\nf\t3\t4\n", "clean", "s"),
    ] as [(String, String, String?, String?)])
  func `a record that was passed by is not taken for one that got columns`(
    name: String, text: String, outputField: String?, scoreField: String?
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: name)
    let set = try InputSet([folder.path + "/" + name])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(outputField: outputField, scoreField: scoreField),
      plan: try OutputPlan(folder.path + "/out-" + name, for: set), ledger: folder.path + "/e.jsonl")
    #expect(try await job.run(set).failedRecords > 0)
    let revert = RevertJob(
      ledger: folder.path + "/e.jsonl", cleaned: [folder.path + "/out-" + name], output: folder.path + "/back")
    #expect(try !revert.run().hasFailures)
    #expect(try folder.read("back") == text)
  }

  @Test func `a quarantine's header has the added columns, and both files come back`() async throws {
    let folder = try TemporaryFolder()
    let damaged = String(repeating: "a , b . ", count: 20)
    try folder.write("text,id\nfine,1\n\"\(damaged)\",2\nalso fine,3\n", to: "a.csv")
    let set = try InputSet([folder.path + "/a.csv"])
    var job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(outputField: "clean"),
      plan: try OutputPlan(folder.path + "/b.csv", for: set), ledger: folder.path + "/e.jsonl")
    job.quarantine = Quarantine(plan: try OutputPlan(folder.path + "/q.csv", for: set), threshold: 0.1)
    #expect(try await job.run(set).quarantined == 1)
    #expect(try folder.read("q.csv").hasPrefix("text,id,clean\n"))
    let revert = RevertJob(
      ledger: folder.path + "/e.jsonl", cleaned: [folder.path + "/b.csv", folder.path + "/q.csv"],
      output: folder.path + "/back/")
    #expect(try !revert.run().hasFailures)
    #expect(try folder.read("back/b.csv") == "text,id\nfine,1\nalso fine,3\n")
    #expect(try folder.read("back/q.csv") == "text,id\n\"\(damaged)\",2\n")
  }
}
