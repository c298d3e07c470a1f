import CopydeskTestSupport
import Copydesk
import Testing

@testable import CopydeskBatch

@Suite struct SelectingTests {
  private func job(_ folder: TemporaryFolder, _ set: InputSet, to output: String) throws -> CleanJob {
    CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/" + output, for: set),
      ledger: folder.path + "/edits.jsonl", jobs: 2)
  }

  private let records = (0..<200).map { number in
    let text = number % 10 == 0 ? String(repeating: "a , b . ", count: 60) : "a quiet text, and no harm in it"
    return "{\"id\":\"d\(number)\",\"text\":\"\(text)\"}"
  }

  @Test func `badly damaged documents are kept aside, and both files come back`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(records.joined(separator: "\n"), to: "a.jsonl")
    let set = try InputSet([folder.path + "/a.jsonl"])
    var job = try job(folder, set, to: "b.jsonl")
    job.quarantine = Quarantine(plan: try OutputPlan(folder.path + "/q.jsonl", for: set), threshold: 0.5)
    job.records.scoreField = "damage"
    let summary = try await job.run(set)
    #expect(summary.quarantined == 20)
    #expect(try folder.read("q.jsonl").split(separator: "\n").count == 20)
    #expect(try folder.read("b.jsonl").split(separator: "\n").count == 180)
    #expect(try folder.read("b.jsonl").contains(#""text":"a quiet text, and no harm in it","damage":0.0}"#))
    let revert = RevertJob(
      ledger: folder.path + "/edits.jsonl", cleaned: ["b.jsonl", "q.jsonl"].map { folder.path + "/" + $0 },
      output: folder.path + "/back/")
    #expect(try !revert.run().hasFailures)
    let back = try folder.read("back/b.jsonl") + "\n" + folder.read("back/q.jsonl")
    #expect(Set(back.split(separator: "\n")) == Set(records.map { Substring($0) }))
  }

  @Test func `a folder's quarantine mirrors it`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "a , b . ", count: 60), to: "in/x/bad.txt")
    try folder.write("a fine text", to: "in/x/good.txt")
    let set = try InputSet([folder.path + "/in"])
    var job = try job(folder, set, to: "out/")
    job.quarantine = Quarantine(plan: try OutputPlan(folder.path + "/aside/", for: set), threshold: 0.5)
    _ = try await job.run(set)
    #expect(try folder.read("out/x/good.txt") == "a fine text")
    #expect(try folder.read("aside/x/bad.txt").hasPrefix("a, b. a, b."))
    #expect(throws: (any Error).self) { try folder.read("out/x/bad.txt") }
  }

  @Test func `records without text are kept aside as they stand`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("{\"text\":\"a ,\"}\nbroken\n{\"text\":7}\n{\"text\":\"b ,\"}", to: "a.jsonl")
    let set = try InputSet([folder.path + "/a.jsonl"])
    var job = try job(folder, set, to: "b.jsonl")
    job.rejects = folder.path + "/r.jsonl"
    let summary = try await job.run(set)
    #expect(summary.failedRecords == 2)
    #expect(try folder.read("r.jsonl") == "broken\n{\"text\":7}\n")
    #expect(try folder.read("b.jsonl") == "{\"text\":\"a,\"}\n{\"text\":\"b,\"}")
    #expect(try !RevertJob(ledger: folder.path + "/edits.jsonl", output: folder.path + "/back").run().hasFailures)
    #expect(try folder.read("back/b.jsonl") == "{\"text\":\"a ,\"}\n{\"text\":\"b ,\"}")
    #expect(try folder.read("back/r.jsonl") == "broken\n{\"text\":7}\n")
  }

  @Test func `a sample is the same every time, of its size, and of another seed another`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(records.joined(separator: "\n"), to: "a.jsonl")
    let set = try InputSet([folder.path + "/a.jsonl"])
    var chosen: [String] = []
    for seed in [0, 0, 1] as [UInt64] {
      var job = try job(folder, set, to: "b.jsonl")
      job.sample = CleanJob.SampleSize(count: 15, seed: seed)
      #expect(try await job.run(set).statistics.documents == 15)
      chosen.append(try folder.read("b.jsonl"))
    }
    #expect(chosen[0] == chosen[1])
    #expect(chosen[0] != chosen[2])
  }
}
