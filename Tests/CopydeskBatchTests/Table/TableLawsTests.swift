import Copydesk
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
}
