import Foundation
import Testing

@Suite struct SummaryTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  private struct Summary: Decodable {
    struct Count: Decodable {
      var repaired: Int
      var flagged: Int
    }
    var tool: String
    var seconds: Double
    var documents: Int
    var changedDocuments: Int
    var files: Int
    var failedFiles: Int
    var failedRecords: Int
    var stoppedBy: String?
    var repaired: Int
    var flagged: Int
    var categories: [String: Count]
    var stages: [String: Count]
    var rules: [String: Count]
  }

  private func summary(_ text: String) throws -> Summary {
    try JSONDecoder().decode(Summary.self, from: Data(text.utf8))
  }

  @Test func `a summary is written as JSON, also of a run in which something failed`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    try folder.write(Prose.clean, to: "in/b.txt")
    try folder.write("{\"id\":\"x\",\"text\":7}\n", to: "in/c.jsonl")
    let outcome = try folder.run("clean", "in", "--output", "out", "--summary-json", "s.json")
    #expect(outcome.code == 3)
    let summary = try summary(folder.read("s.json"))
    #expect(summary.tool == "copydesk" && summary.stoppedBy == nil && summary.seconds > 0)
    #expect(summary.files == 3 && summary.failedFiles == 0 && summary.failedRecords == 1)
    #expect(summary.changedDocuments == 1)
    #expect(summary.repaired == summary.rules.values.reduce(0) { $0 + $1.repaired } && summary.repaired > 0)
    #expect(summary.repaired == summary.categories.values.reduce(0) { $0 + $1.repaired })
    #expect(summary.repaired == summary.stages.values.reduce(0) { $0 + $1.repaired })
    #expect(summary.flagged == summary.rules.values.reduce(0) { $0 + $1.flagged })
  }

  @Test func `a check tells its summary on standard output`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run("check", "a.txt", "--report", "r.json", "--summary-json", "-")
    #expect(outcome.code == 1)
    #expect(try summary(outcome.text).documents == 1)
  }

  @Test func `a summary gets in no other output's way`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    for arguments in [
      ["clean", "a.txt", "--summary-json", "-"], ["check", "a.txt", "--summary-json", "-"],
      ["clean", "a.txt", "--output", "b.txt", "--summary-json", "a.txt"],
      ["clean", "a.txt", "--output", "b.txt", "--summary-json", "b.txt"],
      ["check", "a.txt", "--report", "r.json", "--summary-json", "r.json"],
    ] {
      #expect(try folder.start(arguments).wait().code == 2, "\(arguments)")
    }
    #expect(try folder.read("a.txt") == Prose.damaged)
  }

  @Test func `a file that cannot be written is named`() throws {
    try folder.write(Prose.clean, to: "a.txt")
    let outcome = try folder.run("clean", "a.txt", "--output", "b.txt", "--summary-json", "a.txt/s.json")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("a.txt/s.json"))
  }
}
