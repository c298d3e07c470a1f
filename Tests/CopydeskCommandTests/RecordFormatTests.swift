import Foundation
import Testing

/// Records of several texts, lists, arrays and WET files, as users run them.
@Suite struct RecordFormatTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test func `several fields and lists are documents of their own`() throws {
    let record = #"{"id":"a1","title":"Over , it is","paras":["x , y","fine","p , q"],"n":1}"#
    try folder.write(record + "\n{\"id\":\"a2\",\"paras\":null,\"title\":\"z , w\"}\n", to: "r.jsonl")
    let fields = ["--text-field", "title", "--text-field", "paras", "--only", "space-before-punctuation"]
    let outcome = try folder.start(["clean", "r.jsonl", "-o", "o.jsonl", "--edits", "e.jsonl"] + fields).wait()
    #expect(outcome.code == 0, "\(outcome.errors)")
    let cleaned = #"{"id":"a1","title":"Over, it is","paras":["x, y","fine","p, q"],"n":1}"#
    #expect(try folder.read("o.jsonl") == cleaned + "\n{\"id\":\"a2\",\"paras\":null,\"title\":\"z, w\"}\n")
    let ledger = try folder.read("e.jsonl")
    for name in ["a1#title", "a1#paras[0]", "a1#paras[2]", "a2#title"] {
      #expect(ledger.contains("{\"id\":\"\(name)\""))
    }
    let checked = try folder.start(["check", "r.jsonl"] + fields).wait()
    #expect(checked.code == 1 && checked.text.contains("r.jsonl:1:46: warning: "), "\(checked.text)")
    #expect(try folder.run("revert", "e.jsonl", "-o", "b.jsonl").code == 0)
    #expect(try folder.read("b.jsonl") == folder.read("r.jsonl"))
    let shown = try folder.run("diff", "--ledger", "e.jsonl", "r.jsonl")
    #expect(shown.text.contains("a1#paras[2]: 1 repaired"), "\(shown.text)")
    let refused = try folder.start(["clean", "r.jsonl", "--score-field", "s"] + fields).wait()
    #expect(refused.code == 2 && refused.errors.contains("give one --text-field"))
  }

  @Test func `an array is cleaned in place of its records and goes on after a kill`() throws {
    let objects = (0..<3000).map {
      "  {\"id\": \($0), \"text\": \"\(String(repeating: "It was over , he said . ", count: $0 % 20))\"}"
    }
    try folder.write("[\n" + objects.joined(separator: ",\n") + "\n]\n", to: "a.json")
    let options = ["--only", "space-before-punctuation", "--checkpoint-bytes", "1"]
    #expect(
      try folder.start(["clean", "a.json", "-o", "w.json", "--edits", "we.jsonl"] + options).wait().code == 0)
    let run = ["clean", "a.json", "-o", "o.json", "--edits", "e.jsonl", "--manifest", "run.sqlite"]
    let running = try folder.start(run + options)
    let deadline = Date(timeIntervalSinceNow: 60)
    while try folder.shell("stat -c %s .o.json.partial 2>/dev/null || echo 0").text == "0\n", Date() < deadline {
      usleep(1000)
    }
    running.kill()
    if try running.wait().code != 0 { #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0) }
    #expect(try folder.bytes("o.json") == folder.bytes("w.json"))
    #expect(try folder.shell("python3 -m json.tool o.json > /dev/null").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "-o", "b.json").code == 0)
    #expect(try folder.bytes("b.json") == folder.bytes("a.json"))
    let refused = try folder.run("clean", "a.json", "-o", "c.json", "--rejects", "r.json")
    #expect(refused.code == 2 && refused.errors.contains("an array needs its commas"), "\(refused.errors)")
  }

  @Test func `a WET file keeps its headers true`() throws {
    func record(_ type: String, _ body: String) -> String {
      "WARC/1.0\r\nWARC-Type: \(type)\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://a.example/\r\n"
        + "Content-Type: text/plain\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)\r\n\r\n"
    }
    let text = record("warcinfo", "x , y") + record("conversion", "It is , he said .\n") + record("conversion", "")
    try folder.write(text, to: "a.warc.wet")
    #expect(try folder.shell("gzip -k a.warc.wet").code == 0)
    let outcome = try folder.run(
      "clean", "a.warc.wet.gz", "-o", "b.warc.wet.gz", "--edits", "e.jsonl", "--id-field", "WARC-Target-URI")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try folder.shell("zcat b.warc.wet.gz").text
        == record("warcinfo", "x , y") + record("conversion", "It is, he said.\n") + record("conversion", ""))
    #expect(try folder.read("e.jsonl").contains("{\"id\":\"http://a.example/\""))
    #expect(try folder.run("revert", "e.jsonl", "-o", "c.wet").code == 0)
    #expect(try folder.read("c.wet") == text)
    let checked = try folder.run("check", "a.warc.wet")
    #expect(checked.code == 1 && checked.text.contains("a.warc.wet:17:6: warning: "), "\(checked.text)")
  }

  @Test(arguments: ["null", "[]"])
  func `a field that is there already is not taken for one that was added`(text: String) throws {
    try folder.write("{\"text\":\(text),\"s\":0.5}\n{\"text\":\"It was over , he said .\"}\n", to: "a.jsonl")
    let outcome = try folder.run("clean", "a.jsonl", "--score-field", "s", "-o", "b.jsonl", "--edits", "e.jsonl")
    #expect(outcome.code == 3 && outcome.errors.contains("already has a field 's'"), "\(outcome.errors)")
    #expect(try folder.run("revert", "e.jsonl", "b.jsonl", "-o", "back.jsonl").code == 0)
    #expect(try folder.read("back.jsonl") == folder.read("a.jsonl"))
  }

  @Test func `in place no field is added, since a file without findings could not be given back`() throws {
    try folder.write("{\"text\":\"Fine.\"}\n", to: "a.jsonl")
    for option in ["--score-field", "--output-field"] {
      let outcome = try folder.run("clean", "a.jsonl", "--in-place", "--edits", "e.jsonl", option, "s")
      #expect(outcome.code == 2 && outcome.errors.contains("--in-place adds no field"), "\(outcome.errors)")
    }
    #expect(try folder.read("a.jsonl") == "{\"text\":\"Fine.\"}\n")
  }

  /// Whether a record stands in an array is told by the file's first byte: all that a resumed run knows.
  @Test(arguments: [("[{\"text\":\"x , y\"}]\n", "\n[{\"text\":\"p , q\"}]\n"), (";\n", "\n]\n")])
  func `odd JSON is read alike before and after a kill`(head: String, tail: String) throws {
    let text = String(repeating: "It was over , he said . ", count: 40)
    let objects = (0..<6000).map { "{\"id\":\($0),\n\"text\":\"\(text)\"}" }
    try folder.write(head + objects.joined(separator: "\n") + tail, to: "a.json")
    let options = ["--only", "space-before-punctuation"]
    #expect(try folder.start(["clean", "a.json", "-o", "w/a.json", "--edits", "w.jsonl"] + options).wait().code == 3)
    let running = try folder.start(
      [
        "clean", "a.json", "-o", "o/a.json", "--edits", "e.jsonl", "--manifest", "run.sqlite", "--checkpoint-bytes",
        "1",
      ]
        + options)
    let deadline = Date(timeIntervalSinceNow: 60)
    let query = "sqlite3 run.sqlite \"SELECT offset > 0 FROM input\" 2>/dev/null"
    while try !folder.exists("run.sqlite") || folder.shell(query).text != "1\n", Date() < deadline { usleep(2000) }
    running.kill()
    _ = try running.wait()
    #expect(try folder.run("clean", "--resume", "run.sqlite").code == 3)
    #expect(try folder.bytes("o/a.json") == folder.bytes("w/a.json"))
    #expect(try folder.shell("tail -n1 e.jsonl").text == folder.shell("tail -n1 w.jsonl").text)
    #expect(try folder.run("revert", "e.jsonl", "-o", "back/").code == 0)
    #expect(try folder.bytes("back/a.json") == folder.bytes("a.json"))
  }

  @Test func `JSON in lines is given back as lines, whatever stands first in the output`() throws {
    try folder.write(
      "{\"text\":\"It was , he said . She was , he said .\"}\n{\"text\":\"x\n{\"text\":\"It was over , he said to the people.\"}\n",
      to: "q.json")
    let arguments = ["-o", "c.json", "--edits", "e.jsonl", "--quarantine", "bad.json", "--quarantine-above", "0.3"]
    #expect(try folder.start(["clean", "q.json"] + arguments).wait().code == 3)
    #expect(folder.exists("bad.json"))
    #expect(try folder.run("revert", "e.jsonl", "c.json", "-o", "back.json").code == 0)
    #expect(try folder.read("back.json").hasSuffix("{\"text\":\"It was over , he said to the people.\"}\n"))
  }

  @Test func `records over several lines are not taken out`() throws {
    try folder.write("{\n\"text\":\"It was , he said .\"}\n{\"x\":1}\n", to: "p.json")
    for option in ["--rejects", "--quarantine"] {
      let outcome = try folder.run("clean", "p.json", "-o", "c.json", "--edits", "e.jsonl", option, "r.json")
      #expect(outcome.code == 2 && outcome.errors.contains("\(option) takes records out"), "\(outcome.errors)")
    }
  }

  @Test func `a WARC digest that is no text is left as it is`() throws {
    let head = "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Block-Digest: sha1:"
    try folder.write(
      Array(head.utf8) + [0xFF] + Array("\r\nContent-Length: 11\r\n\r\nHe said , x\r\n\r\n".utf8), to: "d.wet")
    #expect(try folder.run("clean", "d.wet", "-o", "o.wet", "--edits", "e.jsonl").code == 3)
    #expect(try folder.bytes("o.wet") == folder.bytes("d.wet"))
  }

  /// Each took 0.16 s while it was waited for the end of a record that can have none.
  @Test func `WARC records without a length do not hold up what follows`() throws {
    let broken = String(repeating: "WARC/1.0\r\nWARC-Type: metadata\r\nX: y\r\n\r\nabc\r\n\r\n", count: 3000)
    let body = String(repeating: "x", count: 40_000_000)
    try folder.write(
      broken + "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 40000000\r\n\r\n\(body)\r\n\r\n", to: "h.wet")
    let outcome = try folder.start(["clean", "h.wet", "-o", "o.wet"], through: ["/usr/bin/prlimit", "--cpu=20"]).wait()
    #expect(outcome.code == 3)
    #expect(try folder.bytes("o.wet") == folder.bytes("h.wet"))
  }

  @Test func `an override for a source takes the host of a URL`() throws {
    try folder.write(
      "source-field: url\noverrides:\n  - {source: wire.example, mask: [email]}\n", to: "copydesk.yaml")
    let text = "\"text\":\"Write to a.b@wire.net now.\"}\n"
    try folder.write(
      "{\"url\":\"http://wire.example/1\",\(text){\"url\":\"http://other.example/1\",\(text)", to: "u.jsonl")
    let lines = try folder.run("clean", "u.jsonl").text.split(separator: "\n")
    #expect(lines.first?.contains("[email]") == true && lines.last?.contains("a.b@wire.net") == true)
  }
}
