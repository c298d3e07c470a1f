import Copydesk
import CopydeskTestSupport
import Foundation
import Testing

@testable import CopydeskBatch

@Suite struct FurnitureJobTests {
  private func text(_ number: Int) -> String {
    "Boat number \(number) went out into the fog at noon, and nobody has seen it since.\n\nAsk our editors anything."
  }

  private func records(_ source: String?) -> RecordOptions {
    var records = RecordOptions()
    records.sourceField = source
    return records
  }

  @Test func `records, rows and files give the same counts, with any number of jobs`() async throws {
    let folder = try TemporaryFolder()
    var lines = ""
    var rows = "id,site,text\n"
    for number in 0..<40 {
      try folder.write(text(number), to: "in/harn/\(number).txt")
      lines +=
        #"{"id":\#(number),"site":"https://harn.example/\#(number)","text":"\#(text(number).replacing("\n", with: "\\n"))"}"#
        + "\n"
      rows += "\(number),https://harn.example/\(number),\"\(text(number))\"\n"
    }
    try folder.write(lines, to: "a.jsonl")
    try folder.write(rows, to: "a.csv")
    let jsonl = try await FurnitureJob(records: records("site"), jobs: 1).counts(
      of: InputSet([folder.path + "/a.jsonl"]))
    #expect(jsonl.documents == 40)
    for (name, jobs) in [("a.jsonl", 3), ("a.csv", 1), ("a.csv", 2)] {
      let counts = try await FurnitureJob(records: records("site"), jobs: jobs)
        .counts(of: InputSet(["\(folder.path)/\(name)"]))
      #expect(counts.encoded() == jsonl.encoded(), "\(name) with \(jobs) jobs")
    }
    let files = try await FurnitureJob(records: records(nil), jobs: 2).counts(of: InputSet([folder.path + "/in"]))
    #expect(files.documents == 40)
    let cleaner = try Cleaner(plugins: [SourceFurniture(files)])
    let document = Document(id: "", text: text(3), source: folder.path + "/in/harn")
    #expect(try cleaner.clean(document).text.hasSuffix("since."))
  }

  @Test func `standard input cannot be counted first`() async throws {
    await #expect(throws: BatchError.standardInputReread(.furniture)) {
      try await FurnitureJob(records: RecordOptions()).counts(of: InputSet(["-"]))
    }
  }
}
