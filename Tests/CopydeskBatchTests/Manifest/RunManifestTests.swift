import CopydeskTestSupport
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
      try manifest.decide([
        RunManifest.Decision(
          document: document, finding: 0, who: "ed", choice: choice, reason: "because", replacement: [0x61, 0xFF])
      ])
    }
    let kept = try manifest.decisions(about: document)
    #expect(kept.count == 1)
    #expect(kept.first?.choice == .replace && kept.first?.replacement == [0x61, 0xFF])
    #expect(kept.first?.made.hasSuffix("Z") == true)
  }

  @Test func `steps of decisions are taken back one after the other, also by another program`() async throws {
    _ = try await run()
    let path = folder.path + "/run.sqlite"
    let manifest = try RunManifest(path)
    let document = try manifest.documents()[0].number
    func decision(_ finding: Int, _ choice: RunManifest.Decision.Choice) -> RunManifest.Decision {
      RunManifest.Decision(document: document, finding: finding, who: "ed", choice: choice)
    }
    try manifest.decide([decision(0, .accept)])
    let first = try manifest.decisions(about: document)
    try manifest.decide([decision(0, .refuse), decision(1, .refuse), decision(1, .refuse)])
    #expect(try manifest.decisions(about: document).map(\.choice) == [.refuse, .refuse])
    let other = try RunManifest(path)
    #expect(try other.undoDecisions().count == 2)
    #expect(try manifest.decisions(about: document) == first)
    #expect(try manifest.undoDecisions().count == 1)
    #expect(try manifest.decisions(about: document).isEmpty)
    #expect(try manifest.undoDecisions().count == 0)
    for _ in 0...RunManifest.undoLimit { try manifest.decide([decision(0, .accept)]) }
    let steps = try manifest.perform { try Int.fetchOne($0, sql: "SELECT count(DISTINCT step) FROM decisionStep") }
    #expect(steps == RunManifest.undoLimit)
  }

  @Test func `findings too many for one cell are kept in parts`() async throws {
    try folder.write(String(repeating: "It is n't over , he said .\n", count: 20_000), to: "in/a.txt")
    _ = try await run()
    let manifest = try RunManifest(folder.path + "/run.sqlite")
    let document = try #require(try manifest.documents().first { $0.name.hasSuffix("a.txt") })
    #expect(document.repaired > LargeLedger.limit)
    let findings = try manifest.findings(of: document.number)
    #expect(findings.count == document.repaired + document.flagged)
    #expect(zip(findings, findings.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound })
    let rows = try manifest.perform { database in
      try Int.fetchOne(database, sql: "SELECT count(*) FROM finding WHERE document = ?", arguments: [document.number])
    }
    #expect(rows == findings.count)
    let places = try manifest.places(ofRule: findings[findings.count - 1].rule)
    #expect(places.last { $0.document == document.number }?.finding == findings.count - 1)
    let place = findings.count - 1
    try manifest.decide([
      RunManifest.Decision(document: document.number, finding: place, who: "ed", choice: .refuse)
    ])
    let set = try InputSet([folder.path + "/in"])
    var job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/again", for: set))
    job.decisions = folder.path + "/run.sqlite"
    _ = try await job.run(set)
    let (first, second) = (try folder.bytes("out/a.txt"), try folder.bytes("again/a.txt"))
    #expect(first != second)
    #expect(first.prefix(findings[place].range.lowerBound / 2) == second.prefix(findings[place].range.lowerBound / 2))
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
