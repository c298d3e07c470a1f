import Foundation
import Testing

/// Runs that are killed, at moments a seed chooses, and gone on with: their bytes are those of a run that was not.
@Suite struct ResumeTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  /// Kills a run again and again, at moments a seed chooses within the time that an undisturbed one took, until one comes
  /// to its end; gives how often it was killed, and the last code.
  private func disturb(
    _ arguments: [String], kills: Int, seed: UInt64, lasting time: Duration
  ) throws -> (killed: Int, code: Int32) {
    let command = ["clean"] + arguments + ["--manifest", "run.sqlite"]
    let startup = try duration { _ = try folder.run("rules") }
    let span = UInt64(max(1, (time - startup) / .microseconds(1))) / 4 + 1
    var state = seed
    var killed = 0
    for _ in 0..<kills {
      let running = try folder.start(try isBegun() ? ["clean", "--resume", "run.sqlite"] : command)
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      usleep(UInt32(clamping: UInt64(startup / .microseconds(1)) * 3 / 4 + (state >> 33) % span))
      running.kill()
      let code = try running.wait().code
      if code >= 0 { return (killed, code) }
      killed += 1
    }
    return (killed, try folder.start(try isBegun() ? ["clean", "--resume", "run.sqlite"] : command).wait().code)
  }

  private func duration(_ work: () throws -> Void) rethrows -> Duration { try ContinuousClock().measure(work) }

  private func isBegun() throws -> Bool {
    // SQLite's shell would make the file.
    guard folder.exists("run.sqlite") else { return false }
    return try folder.shell("sqlite3 run.sqlite 'SELECT count(*) FROM run'").text == "1\n"
  }

  private func reportWithoutTimes(_ name: String) throws -> String {
    try folder.read(name).replacing(/"nanoseconds":\d+/, with: "")
  }

  private func documents() throws -> String {
    try folder.shell("sqlite3 run.sqlite 'SELECT name, status, score, outputRecord, findings FROM document'").text
  }

  private func records(_ count: Int, from first: Int) -> String {
    (first..<first + count).map {
      Prose.record($0 % 3 == 0 ? Prose.clean : String(repeating: Prose.damaged, count: $0 % 5), id: "r\($0)") + "\n"
    }.joined()
  }

  @Test(arguments: ["gz", "zst", ""])
  func `one file of many, killed twenty times, ends with the same bytes`(compression: String) throws {
    for part in 0..<12 { try folder.write(records(40, from: part * 40), to: "p\(part).jsonl") }
    let inputs = (0..<12).map { "p\($0).jsonl" }
    let output = "all.jsonl" + (compression.isEmpty ? "" : "." + compression)
    let options = ["--only", "spaced-quote,space-before-punctuation", "--checkpoint-bytes", "1"]
    let arguments =
      ["clean"] + inputs + [
        "--output", "whole-" + output, "--edits", "whole-e.jsonl", "--manifest", "whole.sqlite", "--report",
        "whole.json",
      ]
    var undisturbed: Int32 = -1
    let time = try duration { undisturbed = try folder.start(arguments + options).wait().code }
    let (killed, code) = try disturb(
      inputs + ["--output", output, "--edits", "e.jsonl", "--report", "r.json"] + options, kills: 20,
      seed: UInt64(compression.utf8.count) + 7, lasting: time)
    #expect(undisturbed == 0 && killed > 0 && code == 0)
    #expect(try folder.bytes(output) == folder.bytes("whole-" + output))
    #expect(try folder.read("e.jsonl") == folder.read("whole-e.jsonl").replacing("whole-all", with: "all"))
    // The report covers the whole run; only the times differ.
    #expect(try reportWithoutTimes("r.json") == reportWithoutTimes("whole.json"))
    let known = try documents()
    #expect(known.split(separator: "\n").count == 480)
    #expect(
      try folder.shell("sqlite3 whole.sqlite 'SELECT name, status, score, outputRecord, findings FROM document'").text
        == known.replacing("\"all.", with: "\"whole-all."))
    #expect(folder.names().filter { $0.hasSuffix(".partial") } == [])
    #expect(try folder.run("revert", "e.jsonl", "--output", "back.jsonl").code == 0)
    #expect(try folder.read("back.jsonl") == records(480, from: 0))
  }

  @Test func `a folder of many kinds, killed twenty times, ends with the same bytes`() throws {
    for part in 0..<10 {
      try folder.write(String(repeating: Prose.damaged, count: part), to: "in/t\(part).txt")
      try folder.write(records(20, from: part), to: "in/\(part)/r.jsonl")
      try folder.write(
        "text,n\n" + (0..<20).map { "\"\(Prose.damaged)\",\($0)\n" }.joined() + "\"broken\n", to: "in/c\(part).csv")
    }
    #expect(try folder.shell("gzip in/3/r.jsonl && zstd -q --rm in/4/r.jsonl in/c5.csv && gzip in/t6.txt").code == 0)
    let options = [
      "--only", "spaced-quote,space-before-punctuation", "--checkpoint-bytes", "1", "--rejects", "rejects.txt",
    ]
    let arguments = ["clean", "in", "--output", "whole", "--edits", "whole-e.jsonl", "--report", "whole.json"]
    var undisturbed: Int32 = -1
    let time = try duration { undisturbed = try folder.start(arguments + options).wait().code }
    try FileManager.default.moveItem(
      atPath: folder.path + "/rejects.txt", toPath: folder.path + "/whole-rejects.txt")
    let (killed, code) = try disturb(
      ["in", "--output", "out", "--edits", "e.jsonl", "--report", "r.json"] + options, kills: 20, seed: 11,
      lasting: time)
    #expect(undisturbed == 3 && killed > 0 && code == 3)
    #expect(folder.names("out") == folder.names("whole"))
    for name in folder.names("whole") { #expect(try folder.bytes("out/" + name) == folder.bytes("whole/" + name)) }
    #expect(try folder.read("e.jsonl") == folder.read("whole-e.jsonl").replacing("\"whole/", with: "\"out/"))
    #expect(try folder.read("rejects.txt") == folder.read("whole-rejects.txt"))
    #expect(try reportWithoutTimes("r.json") == reportWithoutTimes("whole.json"))
  }

  @Test(arguments: ["", ".gz"])
  func `a run killed after its last record gives every file its name`(compression: String) throws {
    try folder.write(records(40, from: 0) + "broken\n", to: "a.jsonl")
    try folder.write(records(40, from: 40), to: "b.jsonl")
    let outputs = ["all.jsonl" + compression, "rejects" + compression, "e.jsonl", "r.sarif"]
    let arguments = [
      "clean", "a.jsonl", "b.jsonl", "--output", outputs[0], "--rejects", outputs[1], "--edits", outputs[2],
      "--manifest", "run.sqlite", "--checkpoint-bytes", "1", "--only", "space-before-punctuation", "--report",
      outputs[3],
    ]
    #expect(try folder.start(arguments).wait().code == 3)
    let whole = try outputs.map { try folder.bytes($0) }
    // What such a run leaves: partial files, one of them named already, and a manifest that knows of none.
    #expect(try folder.shell("mv rejects\(compression) .rejects\(compression).partial").code == 0)
    #expect(try folder.shell("mv e.jsonl .e.jsonl.partial").code == 0)
    let query = "UPDATE run SET state = 'running'; UPDATE output SET state = 'partial'"
    #expect(try folder.shell("sqlite3 run.sqlite \"\(query)\"").code == 0)
    let claim = "$(sqlite3 run.sqlite \"SELECT value FROM setting WHERE name = 'claim'\").claim"
    for name in outputs { #expect(try folder.shell("touch .\(name).\(claim)").code == 0) }
    let outcome = try folder.run("clean", "--resume", "run.sqlite")
    #expect(outcome.code == 3, "\(outcome.errors)")
    #expect(try outputs.map { try folder.bytes($0) } == whole)
    #expect(folder.names().filter { $0.hasSuffix(".partial") } == [])
  }

  @Test func `a run with a manifest keeps what it did before a signal`() throws {
    try folder.write(records(6000, from: 0), to: "r.jsonl")
    let options = ["--only", "space-before-punctuation", "--jobs", "2"]
    let inputs = ["clean", "r.jsonl"]
    #expect(try folder.start(inputs + ["-o", "w.jsonl", "--edits", "we.jsonl"] + options).wait().code == 0)
    let running = try folder.start(
      inputs + ["-o", "o.jsonl", "--edits", "e.jsonl", "--manifest", "run.sqlite"] + options)
    let deadline = Date(timeIntervalSinceNow: 60)
    while try folder.shell("stat -c %s .o.jsonl.partial 2>/dev/null || echo 0").text == "0\n", Date() < deadline {
      usleep(1000)
    }
    running.interrupt()
    let code = try running.wait().code
    if code != 0 {
      // The file has less than the 8 MB after which a checkpoint is made in any case.
      #expect(code == -SIGINT)
      let offset = try folder.shell("sqlite3 run.sqlite \"SELECT offset > 0 OR state = 'done' FROM input\"").text
      #expect(offset == "1\n")
      let outcome = try folder.run("clean", "--resume", "run.sqlite")
      #expect(outcome.code == 0, "\(outcome.errors)")
    }
    #expect(try folder.bytes("o.jsonl") == folder.bytes("w.jsonl"))
    #expect(try folder.read("e.jsonl") == folder.read("we.jsonl").replacing("\"w.jsonl\"", with: "\"o.jsonl\""))
  }

  @Test func `an interrupted folder keeps a whole ledger of what is finished`() throws {
    for number in 0..<400 { try folder.write(String(repeating: Prose.damaged, count: 20), to: "in/\(number).txt") }
    let running = try folder.start(["clean", "in", "--output", "out", "--edits", "e.jsonl"])
    let deadline = Date(timeIntervalSinceNow: 60)
    while folder.names("out").filter({ !$0.contains("/.") && !$0.hasPrefix(".") }).count < 5, Date() < deadline {
      usleep(2000)
    }
    running.interrupt()
    #expect(try running.wait().code == -SIGINT)
    let finished = folder.names("out")
    #expect(finished.count >= 5 && finished.count < 400 && finished.allSatisfy { $0.hasSuffix(".txt") })
    let outcome = try folder.run("revert", "e.jsonl", "--output", "back")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(folder.names("back") == finished)
    for name in finished { #expect(try folder.bytes("back/" + name) == folder.bytes("in/" + name)) }
  }

  @Test func `an interrupted run with a manifest says how to go on, and does`() throws {
    for number in 0..<300 { try folder.write(String(repeating: Prose.damaged, count: 20), to: "in/\(number).txt") }
    let running = try folder.start(
      ["clean", "in", "--output", "out", "--edits", "e.jsonl", "--manifest", "run.sqlite", "--checkpoint-bytes", "1"])
    let deadline = Date(timeIntervalSinceNow: 60)
    while folder.names("out").count < 5, Date() < deadline { usleep(2000) }
    running.interrupt()
    let outcome = try running.wait()
    #expect(outcome.code == -SIGINT)
    #expect(outcome.errors.contains("copydesk clean --resume "))
    #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0)
    #expect(folder.names("out").count == 300)
    #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
    for name in folder.names("in") { #expect(try folder.bytes("back/" + name) == folder.bytes("in/" + name)) }
  }

  @Test(arguments: [[], ["--report", "r.json"]])
  func `an input that was changed meanwhile is refused`(reports: [String]) throws {
    // The last is long, so that the run is killed in it.
    for part in 0..<6 { try folder.write(records(part < 5 ? 60 : 6000, from: 0), to: "p\(part).jsonl") }
    let inputs = (0..<6).map { "p\($0).jsonl" }
    let running = try folder.start(
      ["clean"] + inputs + ["--output", "o.jsonl", "--manifest", "run.sqlite", "--checkpoint-bytes", "1"]
        + reports)
    let deadline = Date(timeIntervalSinceNow: 60)
    let query = "sqlite3 run.sqlite \"SELECT count(*) FROM input WHERE state = 'done'\""
    while try !folder.exists("run.sqlite") || folder.shell(query).text < "2", Date() < deadline {
      usleep(5000)
    }
    running.kill()
    #expect(try running.wait().code == -SIGKILL)
    // What was reported of it cannot be read any more.
    try folder.write(records(59, from: 1), to: "p0.jsonl")
    let outcome = try folder.run("clean", "--resume", "run.sqlite")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("p0.jsonl: is not what it was when the run began"))
  }
}
