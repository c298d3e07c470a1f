import CopydeskTestSupport
import Copydesk
import Testing

@testable import CopydeskBatch

/// What is done to a ledger or a text between cleaning and reverting is found, never taken for the original.
@Suite struct LedgerIntegrityTests {
  private let folder: TemporaryFolder
  private let lines: [String]

  init() async throws {
    folder = try TemporaryFolder()
    try folder.write("a , b . c ,", to: "in/a.txt")
    try folder.write("{\"text\":\"d , e .\"}\n{\"text\":\"f\"}\n{\"text\":\"g , h .\"}\n", to: "in/b.jsonl")
    let set = try InputSet([folder.path + "/in"])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/out", for: set),
      ledger: folder.path + "/edits.jsonl")
    _ = try await job.run(set)
    lines = try folder.read("edits.jsonl").split(separator: "\n").map { $0 + "\n" }
  }

  private func revert() throws -> BatchSummary {
    try RevertJob(ledger: folder.path + "/edits.jsonl", output: folder.path + "/back/").run()
  }

  @Test func `the ledger as it was written gives everything back`() throws {
    #expect(lines.count == 8)
    #expect(try !revert().hasFailures)
    #expect(try folder.read("back/a.txt") == folder.read("in/a.txt"))
    #expect(try folder.read("back/b.jsonl") == folder.read("in/b.jsonl"))
  }

  @Test func `the first line has the version of the format, also where nothing was found`() async throws {
    #expect(lines.first?.contains(#""format":"2""#) == true)
    try folder.write("f", to: "sound/a.txt")
    let set = try InputSet([folder.path + "/sound"])
    let job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/sound-out", for: set),
      ledger: folder.path + "/sound.jsonl")
    _ = try await job.run(set)
    #expect(
      try folder.read("sound.jsonl") == #"{"id":"","format":"2","ledger":"complete","documents":"0","findings":"0"}"#
        + "\n")
  }

  @Test func `a ledger of the first version, without one, gives everything back`() throws {
    try folder.write(lines.joined().replacing(#","format":"2""#, with: ""), to: "edits.jsonl")
    #expect(try !revert().hasFailures)
    #expect(try folder.read("back/a.txt") == folder.read("in/a.txt"))
  }

  @Test func `a ledger of a later version is refused`() throws {
    for line in [lines.startIndex, lines.endIndex - 1] {
      var later = lines
      later[line] = later[line].replacing(#""format":"2""#, with: #""format":"3""#)
      try folder.write(later.joined(), to: "edits.jsonl")
      let error = #expect(throws: BatchError.self) { try revert() }
      #expect(error?.description.contains("its format is 3, and this version reads up to 2") == true)
    }
  }

  @Test func `a ledger that lacks any line is refused`() throws {
    for missing in lines.indices {
      try folder.write(lines.enumerated().filter { $0.offset != missing }.map(\.element).joined(), to: "edits.jsonl")
      let error = #expect(throws: BatchError.self) { try revert() }
      #expect(error?.description.contains("the ledger is not whole") == true, "\(missing) \(error?.description ?? "")")
      #expect(error?.isUsage == false)
    }
  }

  @Test func `a ledger that ends anywhere is refused`() throws {
    let whole = try folder.bytes("edits.jsonl")
    for length in stride(from: 1, to: whole.count - 1, by: 97) {
      try folder.write(Array(whole.prefix(length)), to: "edits.jsonl")
      #expect(throws: BatchError.self) { try revert() }
    }
  }

  @Test func `lines of one document among those of another are refused`() throws {
    var swapped = lines
    swapped.swapAt(2, 4)
    try folder.write(swapped.joined(), to: "edits.jsonl")
    #expect(throws: BatchError.self) { try revert() }
  }

  @Test func `a text changed where no edit was made is refused, and the other file done`() throws {
    try folder.write("a, b. X,", to: "out/a.txt")
    let summary = try revert()
    #expect(summary.failedFiles == 1 && summary.files == 1)
    try folder.write("a, b. c,", to: "out/a.txt")
    try folder.write("{\"text\":\"d, e.\"}\n{\"text\":\"f\"}\n{\"text\":\"G, h.\"}\n", to: "out/b.jsonl")
    let second = try revert()
    #expect(second.failedFiles == 1 && second.files == 1)
  }

  @Test(arguments: [
    ("\"record\":\"1\"", "\"record\":\"x\""), (",\"record\":\"1\"", ""), ("\"textField\"", "\"other\""),
    ("\"inputRecord\":\"1\"", "\"spelling\":\"\\t0\",\"inputRecord\":\"1\""),
  ])
  func `a document whose note cannot be read is told, and no cleaned text taken for an original`(
    known: String, changed: String
  ) throws {
    try folder.write(lines.joined().replacing(known, with: changed), to: "edits.jsonl")
    #expect(try folder.read("edits.jsonl") != lines.joined())
    do {
      let summary = try revert()
      #expect(summary.failedFiles == 1 && summary.files == 1)
    } catch let error as BatchError {
      #expect(error.description.contains("not a line of a ledger"), "\(error)")
    }
    #expect((try? folder.bytes("back/b.jsonl")) == nil)
  }
}
