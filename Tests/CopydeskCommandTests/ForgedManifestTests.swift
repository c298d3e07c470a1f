import Foundation
import Testing

/// A manifest that somebody changed makes a resumed run write nowhere but where the command line said.
@Suite struct ForgedManifestTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    for part in 0..<3 {
      // The last is long, so that the run is killed in it.
      let records = (0..<(part < 2 ? 300 : 20_000)).map { Prose.record(Prose.damaged, id: "\(part)-\($0)") + "\n" }
        .joined()
      try folder.write(records, to: "work/in/p\(part).jsonl")
    }
    try folder.write("kept", to: "victim/keep.jsonl")
  }

  private func arguments(_ output: [String]) -> [String] {
    ["clean", "in"] + output + [
      "--edits", "e.jsonl", "--report", "r.json", "--summary-json", "s.json", "--manifest", "run.sqlite",
      "--checkpoint-bytes", "1", "--only", "space-before-punctuation",
    ]
  }

  /// Begins a run and kills it once an input is done.
  private func beginAndKill(_ output: [String]) throws {
    let running = try folder.start(arguments(output), through: ["/usr/bin/env", "-C", "work"])
    let deadline = Date(timeIntervalSinceNow: 60)
    let query = "sqlite3 work/run.sqlite \"SELECT (SELECT count(*) FROM input WHERE state = 'done') > 0\" 2>/dev/null"
    while try !folder.exists("work/run.sqlite") || folder.shell(query).text != "1\n", Date() < deadline { usleep(2000) }
    running.kill()
    #expect(try running.wait().code == -SIGKILL)
  }

  @Test(arguments: [
    "UPDATE argument SET value = '../victim/new' WHERE value = 'out'",
    "UPDATE argument SET value = '../victim' WHERE value = 'out'",
    "UPDATE argument SET value = '../victim/keep.jsonl' WHERE value = 'e.jsonl'; UPDATE setting SET value = '../victim/keep.jsonl' WHERE name = 'edits'",
    "UPDATE argument SET value = '../victim/new.json' WHERE value = 'r.json'",
    "UPDATE argument SET value = '../victim/keep.jsonl' WHERE value = 's.json'",
    "UPDATE output SET path = '../victim/keep.jsonl', state = 'partial' WHERE id = (SELECT max(id) FROM output WHERE role = 'output')",
    "UPDATE output SET path = 'out/../../victim/keep.jsonl', state = 'partial' WHERE id = (SELECT max(id) FROM output WHERE role = 'output')",
    "INSERT INTO argument VALUES (90, '--rejects'), (91, '../victim/keep.jsonl'); INSERT INTO setting VALUES ('rejects', '../victim/keep.jsonl')",
    "UPDATE run SET folder = folder || '/../victim'; UPDATE argument SET value = '../work/in' WHERE value = 'in'",
    "UPDATE setting SET value = '../../victim/keep' WHERE name = 'claim'",
    "UPDATE run SET state = 'finished'; UPDATE argument SET value = '../victim/keep.jsonl' WHERE value = 's.json'",
  ])
  func `nothing is written that the run did not name`(change: String) throws {
    try beginAndKill(["--output", "out"])
    try folder.write(change + ";", to: "change.sql")
    #expect(try folder.shell("sqlite3 work/run.sqlite < change.sql").code == 0)
    let outcome = try folder.run("clean", "--resume", "work/run.sqlite")
    #expect(try folder.shell("ls -A victim").text == "keep.jsonl\n", "\(outcome.errors)")
    #expect(try folder.read("victim/keep.jsonl") == "kept")
    if !change.contains("finished") { #expect(outcome.code == 4, "\(outcome.errors)") }
  }

  @Test func `a run killed before it began is begun again and leaves no marks`() throws {
    try beginAndKill(["--output", "out"])
    let forget = ["run", "argument", "input", "output"].map { "DELETE FROM \($0); " }.joined()
    try folder.write(
      "PRAGMA foreign_keys = OFF; \(forget) DELETE FROM setting WHERE name <> 'claim';", to: "change.sql")
    #expect(
      try folder.shell("sqlite3 work/run.sqlite < change.sql && rm -rf work/out/* work/.[e-z]*.partial").code == 0)
    let outcome = try folder.run("clean", "--resume", "work/run.sqlite")
    #expect(
      outcome.code == 4 && outcome.errors.contains("its run had not begun; give the command"), "\(outcome.errors)")
    let again = try folder.start(arguments(["--output", "out"]), through: ["/usr/bin/env", "-C", "work"]).wait()
    #expect(again.code == 0, "\(again.errors)")
    #expect(!folder.names().contains { $0.hasSuffix(".claim") || $0.hasSuffix(".partial") }, "\(folder.names())")
  }

  @Test func `the marks of a run go with its end`() throws {
    try beginAndKill(["--output", "out"])
    #expect(folder.names().contains { $0.hasSuffix(".claim") })
    #expect(try folder.run("clean", "--resume", "work/run.sqlite").code == 0)
    #expect(!folder.names().contains { $0.hasSuffix(".claim") || $0.hasSuffix(".partial") })
    #expect(try folder.run("revert", "work/e.jsonl", "work/out", "--output", "back").code == 0)
    for part in 0..<3 { #expect(try folder.bytes("back/p\(part).jsonl") == folder.bytes("work/in/p\(part).jsonl")) }
  }
}
