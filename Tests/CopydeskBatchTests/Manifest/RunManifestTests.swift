import Copydesk
import GRDB
import Testing

@testable import CopydeskBatch

@Suite struct RunManifestTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a , b .", to: "in/a.txt")
    try folder.write(
      "{\"id\":\"one\",\"text\":\"it's c ,\"}\n7\n{\"id\":\"two\",\"text\":\"fine\"}\n", to: "in/b.jsonl")
  }

  private func job(resumes: Bool = false, version: String = "1") throws -> (CleanJob, InputSet) {
    let set = try InputSet([folder.path + "/in"])
    var job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/out", for: set),
      ledger: folder.path + "/edits.jsonl")
    job.manifest = CleanJob.ManifestPlan(
      path: folder.path + "/run.sqlite", resumes: resumes,
      description: RunDescription(version: version, folder: folder.path, arguments: ["in", "--output", "out"]))
    return (job, set)
  }

  private func run(resumes: Bool = false, version: String = "1") async throws -> BatchSummary {
    let (job, set) = try job(resumes: resumes, version: version)
    return try await job.run(set)
  }

  @Test func `documents, findings and inputs can be asked for`() async throws {
    _ = try await run()
    let manifest = try RunManifest(folder.path + "/run.sqlite")
    #expect(try manifest.isFinished())
    #expect(try manifest.description().arguments == ["in", "--output", "out"])
    let documents = try manifest.documents()
    #expect(documents.map(\.status) == ["changed", "changed", "rejected", "unchanged"])
    #expect(documents.map(\.record) == [1, 1, 2, 3])
    #expect(documents.map(\.outputRecord) == [nil, 1, 2, 3])
    #expect(documents[1].name == "one" && documents[1].output == folder.path + "/out/b.jsonl")
    #expect(documents[1].repaired == 2 && documents[1].score > 0 && documents[3].score == 0)
    let findings = try manifest.findings(of: documents[1].number)
    #expect(findings.map(\.rule) == ["straight-apostrophe", "space-before-mark"])
    #expect(findings.first?.range == 2..<3)
    #expect(try manifest.findings(of: documents[3].number).isEmpty)
    #expect(try manifest.documents(after: documents[1].number, limit: 1).map(\.number) == [documents[2].number])
    let rules = try manifest.perform { database in
      try String.fetchAll(
        database,
        sql: "SELECT rule FROM finding WHERE outcome = 'repaired' AND confidence > 0 ORDER BY document, position")
    }
    #expect(rules.count == 4)
    let digests = try manifest.perform { try String.fetchAll($0, sql: "SELECT sha256 FROM input ORDER BY path") }
    #expect(digests.count == 2 && digests.allSatisfy { $0.count == 64 })
  }

  @Test func `decisions are kept, the last one about a finding`() async throws {
    _ = try await run()
    let manifest = try RunManifest(folder.path + "/run.sqlite")
    let document = try manifest.documents()[0].number
    for choice in RunManifest.Decision.Choice.allCases {
      try manifest.decide(
        RunManifest.Decision(
          document: document, finding: 0, who: "ed", choice: choice, reason: "because", replacement: [0x61, 0xFF]))
    }
    let kept = try manifest.decisions(about: document)
    #expect(kept.count == 1)
    #expect(kept.first?.choice == .replace && kept.first?.replacement == [0x61, 0xFF])
    #expect(kept.first?.made.hasSuffix("Z") == true)
  }

  @Test func `a manifest is not written over, and a finished run has nothing left`() async throws {
    _ = try await run()
    await #expect(throws: BatchError.manifestExists(path: folder.path + "/run.sqlite")) { try await run() }
    let before = try folder.bytes("out/b.jsonl")
    #expect(try await run(resumes: true).statistics.documents == 4)
    #expect(try folder.bytes("out/b.jsonl") == before)
  }

  @Test func `another version, other settings and other files are refused`() async throws {
    _ = try await run()
    await #expect(throws: BatchError.self) { try await run(resumes: true, version: "2") }
    var (job, set) = try job(resumes: true)
    job.records.scoreField = "score"
    let changed = job
    await #expect(throws: BatchError.self) { try await changed.run(set) }
    try folder.write("no database", to: "run.sqlite")
    let error = #expect(throws: BatchError.self) { try RunManifest(folder.path + "/run.sqlite") }
    #expect(error?.description.contains("it is another kind of file") == true)
  }
}
