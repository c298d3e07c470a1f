import Copydesk
import CopydeskTestSupport
import GRDB
import Testing

@testable import CopydeskBatch

@Suite struct ReviewerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A finished run of three documents with the same two changes in each.
  private func manifest() async throws -> RunManifest {
    for name in ["a", "b", "c"] { try folder.write("it's here , so .", to: "in/\(name).txt") }
    let set = try InputSet([folder.path + "/in"])
    var job = CleanJob(
      cleaner: try .tiny(), records: RecordOptions(), plan: try OutputPlan(folder.path + "/out", for: set))
    job.manifest = CleanJob.ManifestPlan(
      path: folder.path + "/run.sqlite", resumes: false,
      description: RunDescription(version: "1", folder: folder.path, arguments: []))
    _ = try await job.run(set)
    return try RunManifest(folder.path + "/run.sqlite")
  }

  private func decide(
    _ manifest: RunManifest, _ who: String, _ finding: Int, _ choice: RunManifest.Decision.Choice
  ) throws {
    let document = try manifest.documents()[0].number
    try manifest.decide([RunManifest.Decision(document: document, finding: finding, who: who, choice: choice)])
  }

  @Test func `each reviewer keeps what they decided, and the last decision counts`() async throws {
    let manifest = try await manifest()
    let document = try manifest.documents()[0].number
    try decide(manifest, "ann", 0, .accept)
    try decide(manifest, "ben", 0, .refuse)
    try decide(manifest, "ann", 1, .accept)
    #expect(try manifest.decisions(about: document).map(\.choice) == [.refuse, .accept])
    #expect(
      Set(try manifest.opinions(about: document).map { "\($0.who) \($0.finding) \($0.choice)" })
        == ["ann 0 accept", "ben 0 refuse", "ann 1 accept"])
    #expect(try manifest.decidedCounts(by: "ann") == [document: 2])
    #expect(try manifest.decidedCounts(by: "ben") == [document: 1])
    let pair = try #require(try manifest.agreements().first)
    #expect((pair.first, pair.second, pair.both) == ("ann", "ben", 1) && pair.share == 0)
  }

  @Test func `a reviewer takes back their own steps only, and what stood before stands again`() async throws {
    let manifest = try await manifest()
    let document = try manifest.documents()[0].number
    try decide(manifest, "ann", 0, .accept)
    try decide(manifest, "ben", 0, .refuse)
    try decide(manifest, "ben", 1, .refuse)
    // Ben's decision stands over hers.
    #expect(try manifest.undoDecisions(of: "ann").count == 0)
    let undone = try manifest.undoDecisions(of: "ben")
    #expect((undone.count, undone.document, undone.finding) == (1, document, 1))
    #expect(try manifest.undoDecisions(of: "ben").count == 1)
    #expect(try manifest.undoDecisions(of: "ben").count == 0)
    #expect(try manifest.opinions(about: document).map(\.who) == ["ann"])
    #expect(try manifest.decisions(about: document).map(\.choice) == [.accept])
    #expect(try manifest.undoDecisions(of: "ann").count == 1)
    #expect(try manifest.opinions(about: document).isEmpty)
  }

  @Test func `a manifest without opinions takes what was decided for them`() async throws {
    let manifest = try await manifest()
    let document = try manifest.documents()[0].number
    try decide(manifest, "ann", 0, .accept)
    try manifest.perform { try $0.execute(sql: "DROP TABLE opinion") }
    #expect(try manifest.opinions(about: document).map(\.who) == ["ann"])
    #expect(try manifest.decidedCounts(by: "ann") == [document: 1] && manifest.agreements().isEmpty)
    try decide(manifest, "ben", 0, .accept)
    #expect(try manifest.agreements().map(\.share) == [1])
  }

  @Test func `the same change in several documents is one`() async throws {
    let manifest = try await manifest()
    let rows = try manifest.recurring(decidedBy: "ann", limit: 10)
    // Words weigh more than marks, marks more than spaces.
    #expect(rows.map(\.rule) == ["straight-apostrophe", "space-before-mark"])
    #expect(rows.map(\.documents) == [3, 3] && rows.map(\.places) == [3, 6])
    let change = rows[1]
    #expect(try manifest.places(of: change).count == 6)
    #expect(try manifest.recurringPlaces(change, limit: 2).map(\.count) == [2, 2])
    try manifest.decide(
      manifest.places(of: change).map {
        RunManifest.Decision(document: $0.document, finding: $0.finding, who: "ann", choice: .refuse)
      })
    #expect(try manifest.recurring(decidedBy: "ann", limit: 10).map(\.decided) == [0, 6])
    #expect(try manifest.recurring(decidedBy: "ben", limit: 1).map(\.decided) == [0])
    #expect(try manifest.findingCount() == 9)
  }

  @Test func `a sample is of the repairs of the run`() async throws {
    let manifest = try await manifest()
    let sample = try manifest.sample(4, seed: 9)
    #expect(sample.elements.count == 4 && sample.sizes.values.reduce(0, +) == 9)
    #expect(Set(sample.elements.map(\.rule)).count == 2)
    #expect(try manifest.sample(4, seed: 9) == sample)
  }
}
