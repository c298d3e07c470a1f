import Foundation
import Testing

/// A resumed run whose inputs are not what they were says so and changes nothing.
@Suite struct ResumedInputTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    for part in 0..<4 {
      // The second is long, so that the run is killed in it.
      let records = (0..<(part == 1 ? 20_000 : 400)).map { Prose.record(Prose.damaged, id: "\(part)-\($0)") + "\n" }
        .joined()
      try folder.write(records, to: "in/p\(part).jsonl")
    }
  }

  /// Begins a run and kills it once an input is done and another begun.
  private func beginAndKill(_ arguments: [String]) throws {
    let running = try folder.start(
      ["clean"] + arguments + [
        "--edits", "e.jsonl", "--manifest", "run.sqlite", "--checkpoint-bytes", "1", "--only",
        "space-before-punctuation", "--report", "r.json",
      ])
    let deadline = Date(timeIntervalSinceNow: 60)
    let query = "sqlite3 run.sqlite \"SELECT (SELECT count(*) FROM input WHERE state = 'done') > 0\" 2>/dev/null"
    while try !folder.exists("run.sqlite") || folder.shell(query).text != "1\n", Date() < deadline { usleep(2000) }
    running.kill()
    #expect(try running.wait().code == -SIGKILL)
    #expect(try folder.shell("sqlite3 run.sqlite \"SELECT state FROM run\"").text == "running\n")
  }

  /// Everything below the folder but the manifest, with its bytes.
  private func state() throws -> [String: [UInt8]] {
    var state: [String: [UInt8]] = [:]
    for name in folder.names() where !name.contains("run.sqlite") && !name.hasPrefix(".r.json") {
      state[name] = try folder.bytes(name)
    }
    return state
  }

  @Test(arguments: [
    ("mv in away", "mv away in", "in/p0.jsonl: is not there"),
    ("mv in away; mkdir in", "rmdir in; mv away in", "in/p0.jsonl: is not there"),
    ("mv in/p0.jsonl away", "mv away in/p0.jsonl", "in/p0.jsonl: is not there"),
    ("cp -p in/p0.jsonl away; truncate -s -9 in/p0.jsonl", "mv away in/p0.jsonl", "in/p0.jsonl: is not what it was"),
    ("cp -p in/p0.jsonl away; echo '{}' >> in/p0.jsonl", "mv away in/p0.jsonl", "in/p0.jsonl: is not what it was"),
    (
      "mv in/p0.jsonl x; sleep 0.02; sed s/mayor/major/ in/p1.jsonl > in/p0.jsonl", "mv x in/p0.jsonl",
      "in/p0.jsonl: is not what it was"
    ),
  ])
  func `what is missing or changed is told and nothing changes`(
    damage: String, mending: String, message: String
  ) throws {
    // Half of the damages to a run with a file for each input, half to one with a file for all.
    let joins = damage.utf8.count % 2 == 0
    let arguments = joins ? (0..<4).map { "in/p\($0).jsonl" } + ["--output", "all.jsonl"] : ["in", "--output", "out"]
    try beginAndKill(arguments)
    let before = try state()
    #expect(try folder.shell(damage).code == 0)
    let outcome = try folder.run("clean", "--resume", "run.sqlite")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(!folder.exists("all.jsonl") && !folder.exists("e.jsonl"))
    #expect(try folder.shell(mending).code == 0)
    #expect(try state() == before)
    #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
    let originals = try (0..<4).map { try folder.bytes("in/p\($0).jsonl") }
    if folder.exists("all.jsonl") {
      #expect(try folder.bytes("back") == originals.flatMap { $0 })
    } else {
      for part in 0..<4 { #expect(try folder.bytes("back/p\(part).jsonl") == originals[part]) }
    }
  }

  @Test func `an input that is given and not yet begun is waited for, one that never was there is not`() throws {
    try beginAndKill(["in/p0.jsonl", "in/p1.jsonl", "never.jsonl", "in/p3.jsonl", "--output", "all.jsonl"])
    #expect(try folder.shell("mv in/p3.jsonl away").code == 0)
    let outcome = try folder.run("clean", "--resume", "run.sqlite")
    #expect(outcome.code == 4 && outcome.errors.contains("in/p3.jsonl: is not there"), "\(outcome.errors)")
    #expect(!folder.exists("all.jsonl"))
    #expect(try folder.shell("mv away in/p3.jsonl").code == 0)
    let second = try folder.run("clean", "--resume", "run.sqlite")
    #expect(second.code == 3 && second.errors.contains("never.jsonl"), "\(second.errors)")
    #expect(try folder.read("all.jsonl").split(separator: "\n").count == 20_800)
  }

  @Test func `a pattern that matches fewer files is told`() throws {
    try beginAndKill(["in/*.jsonl", "--output", "all.jsonl"])
    #expect(try folder.shell("rm in/p3.jsonl").code == 0)
    let outcome = try folder.run("clean", "--resume", "run.sqlite")
    #expect(outcome.code == 4 && !folder.exists("all.jsonl"), "\(outcome.errors)")
  }
}
