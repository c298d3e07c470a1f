import Foundation
import Testing

/// Compressed files, tables, and what is wrong with them, through the command.
@Suite struct BatchFormatTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  private func records(_ count: Int) -> String {
    (0..<count).map { Prose.record($0 % 2 == 0 ? Prose.damaged : Prose.clean, id: "\($0)") + "\n" }.joined()
  }

  private static let kinds = ["gz", "zst"]

  @Test(arguments: kinds)
  func `output is compressed as the input, and goes back`(kind: String) throws {
    try folder.write(records(30), to: "in/a.jsonl")
    try folder.write(Prose.damaged, to: "in/b.txt")
    try folder.write("id,text\n1,\"\(Prose.damaged)\"\n", to: "in/c.csv")
    let tool = kind == "gz" ? "gzip" : "zstd -q --rm"
    let opened = kind == "gz" ? "gzip -dc" : "zstd -qdc"
    #expect(try folder.shell("cp -r in plain && \(tool) in/*").code == 0)
    #expect(try folder.run("clean", "in", "--output", "out", "--edits", "e.jsonl").code == 0)
    #expect(try folder.run("clean", "plain", "--output", "clean").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "out", "--output", "back").code == 0)
    for name in ["a.jsonl", "b.txt", "c.csv"] {
      #expect(try folder.shell("\(opened) out/\(name).\(kind)").output == folder.bytes("clean/\(name)"))
      #expect(try folder.shell("\(opened) back/\(name).\(kind)").output == folder.bytes("plain/\(name)"))
    }
    // Standard input has no name, so that the format says it; standard output mirrors it.
    let piped = try folder.shell(
      "copydesk clean - --format jsonl.\(kind) < in/a.jsonl.\(kind) | \(opened)")
    #expect(try piped.output == folder.bytes("clean/a.jsonl"))
  }

  @Test(arguments: kinds)
  func `a stream that ends too early gives what is whole, says so, and exits with 3`(kind: String) throws {
    try folder.write(records(3000), to: "a.jsonl")
    let tool = kind == "gz" ? "gzip" : "zstd -q --rm"
    #expect(try folder.shell("\(tool) a.jsonl && truncate -s -20 a.jsonl.\(kind)").code == 0)
    let outcome = try folder.run(
      "clean", "a.jsonl.\(kind)", "--output", "b.jsonl", "--edits", "e.jsonl", "--only", "space-before-punctuation")
    #expect(outcome.code == 3)
    let name = kind == "gz" ? "gzip" : "zstd"
    #expect(
      outcome.errors
        == "copydesk: error: a.jsonl.\(kind): the \(name) data ends too early; what is whole before that is done; get the whole file\n"
    )
    let lines = try folder.read("b.jsonl").split(separator: "\n")
    #expect(lines.count > 0 && lines.count < 3000 && lines.allSatisfy { $0.hasSuffix("}") })
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.jsonl").code == 0)
    #expect(try records(3000).hasPrefix(folder.read("c.jsonl")))
  }

  @Test func `a broken record of a table is told with its line and passed through`() throws {
    let table = "id,text\n1,\"\(Prose.damaged)\"\n2,\"no end\n3,\(Prose.clean)4,one,more\n"
    try folder.write(table, to: "a.csv")
    let outcome = try folder.run("clean", "a.csv", "--output", "b.csv", "--edits", "e.jsonl")
    #expect(outcome.code == 3)
    let errors = outcome.errors.split(separator: "\n")
    #expect(
      errors.first?.hasPrefix("copydesk: error: a.csv:4: a quotation mark is missing or stands inside a field") == true)
    #expect(errors.contains { $0.hasPrefix("copydesk: error: a.csv:6: the record has 3 fields, and the header 2") })
    #expect(try folder.read("b.csv").contains("\n2,\"no end\n3,"))
    #expect(try folder.read("b.csv").hasPrefix("id,text\n1,\"\(Prose.repaired)\"\n"))
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.csv").code == 0)
    #expect(try folder.read("c.csv") == table)
  }

  @Test func `a table without the column is refused with those it has`() throws {
    try folder.write("id,body\n1,a\n", to: "a.csv")
    let outcome = try folder.run("clean", "a.csv", "--output", "b.csv")
    #expect(outcome.code == 4)
    #expect(
      outcome.errors
        == """
        copydesk: error: a.csv: has no column 'text', but 'id', 'body'; name the text's column, or give its number, \
        with --text-field

        """)
    #expect(!folder.exists("b.csv"))
  }

  @Test func `columns that cleaning added are taken out again`() throws {
    let table = "id;x,text\n1,\"\(Prose.damaged)\"\r\n2,short .\n"
    try folder.write(table, to: "a.csv")
    #expect(
      try folder.run(
        "clean", "a.csv", "--output", "b.csv", "--edits", "e.jsonl", "--output-field", "clean", "--score-field", "score"
      ).code == 0)
    #expect(
      try folder.read("b.csv").hasPrefix("id;x,text,clean,score\n1,\"\(Prose.damaged)\",\"\(Prose.repaired)\",0."))
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.csv").code == 0)
    #expect(try folder.read("c.csv") == table)
    #expect(
      try folder.run("clean", "a.csv", "--output", "d.csv", "--edits", "f.jsonl", "--score-field", "score").code == 0)
    #expect(try folder.run("revert", "f.jsonl", "--output", "g.csv").code == 0)
    #expect(try folder.read("g.csv") == table)
  }

  @Test func `a lone surrogate goes through a compressed file`() throws {
    let record = #"{"text":"lone \ud83d , here"}"# + "\n"
    try folder.write(record, to: "a.jsonl")
    #expect(try folder.shell("gzip a.jsonl").code == 0)
    #expect(try folder.run("clean", "a.jsonl.gz", "--output", "b.jsonl", "--edits", "e.jsonl").code == 0)
    #expect(try folder.read("b.jsonl") == #"{"text":"lone \ud83d, here"}"# + "\n")
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.jsonl").code == 0)
    #expect(try folder.read("c.jsonl") == record)
  }

  @Test func `standard input has one name everywhere`() throws {
    let outcome = try folder.shell(
      "printf 'a , b' | copydesk clean - --edits e.jsonl >/dev/null && printf 'a , b' | copydesk check -")
    #expect(outcome.text.hasPrefix("<stdin>:1:"))
    #expect(try folder.read("e.jsonl").hasPrefix(#"{"id":"<stdin>","#))
  }

  @Test func `a dry run writes nothing and tells what it found`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    let outcome = try folder.run("clean", "in", "--output", "out", "--edits", "e.jsonl", "--dry-run")
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("space-before-punctuation"))
    #expect(folder.names() == ["in/a.txt"])
  }

  @Test func `messages can be JSON`() throws {
    try folder.write("7\n", to: "a.jsonl")
    let outcome = try folder.run("clean", "a.jsonl", "--output", "b.jsonl", "--log-format", "json")
    #expect(outcome.code == 3)
    let line = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8)) as? [String: String]
    #expect(line?["level"] == "error")
    #expect(line?["message"]?.hasPrefix("a.jsonl:1: the line is not a JSON object") == true)
  }

  @Test(.enabled(if: getuid() == 0, "only root can mount a small disk"))
  func `a full disk is told once, and what was finished goes back`() throws {
    for number in 0..<60 { try folder.write(String(repeating: Prose.damaged, count: 60), to: "in/\(number).txt") }
    let mounted = try folder.shell("mkdir disk && mount -t tmpfs -o size=160k tmpfs disk")
    try #require(mounted.code == 0, "\(mounted.errors)")
    defer { _ = try? folder.shell("umount disk") }
    let options = ["--only", "space-before-punctuation"]
    let outcome = try folder.start(["clean", "in", "--output", "disk/out", "--edits", "e.jsonl"] + options).wait()
    #expect(outcome.code == 3)
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.errors.contains("cannot be written: the disk is full; make room, or choose another disk"))
    let finished = folder.names("disk/out")
    #expect(finished.count > 5 && finished.count < 60)
    #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
    for name in finished { #expect(try folder.bytes("back/" + name) == folder.bytes("in/" + name)) }
    // With a manifest the run goes on once there is room.
    #expect(try folder.shell("rm -r disk/out").code == 0)
    let arguments = ["clean", "in", "--output", "disk/out", "--edits", "f.jsonl", "--manifest", "run.sqlite"] + options
    #expect(try folder.start(arguments).wait().code == 3)
    #expect(try folder.shell("mount -o remount,size=20m disk").code == 0)
    let resumed = try folder.run("clean", "--resume", "run.sqlite")
    #expect(resumed.code == 0, "\(resumed.errors)")
    #expect(folder.names("disk/out").count == 60)
    #expect(try folder.run("revert", "f.jsonl", "--output", "again").code == 0)
    for name in folder.names("in") { #expect(try folder.bytes("again/" + name) == folder.bytes("in/" + name)) }
  }
}
