import Foundation
import Testing

@Suite struct CleanTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test func `a file goes to standard output`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run("clean", "a.txt")
    #expect(outcome.code == 0)
    #expect(outcome.text == Prose.repaired)
    #expect(outcome.errors == "")
  }

  @Test func `standard input is read when no path or a dash is given`() throws {
    #expect(try folder.run("clean", input: Array(Prose.damaged.utf8)).text == Prose.repaired)
    #expect(try folder.run("clean", "-", input: Array(Prose.damaged.utf8)).text == Prose.repaired)
    let record = Array((Prose.record(Prose.damaged, id: "a") + "\n").utf8)
    let outcome = try folder.run("clean", "-", "--format", "jsonl", input: record)
    #expect(outcome.text == Prose.record(Prose.repaired, id: "a") + "\n")
  }

  @Test func `a folder's tree is mirrored and comes back byte for byte`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    try folder.write(Prose.clean, to: "in/b/plain")
    try folder.write("", to: "in/empty.txt")
    try folder.write([0x61, 0x00, 0x20, 0x2C, 0xFF, 0x0A], to: "in/nul.txt")
    try folder.write([0xFF, 0xFE, 0x61, 0x00, 0x20, 0x00], to: "in/utf16.txt")
    try folder.write("%PDF", to: "in/report.pdf")
    try folder.write(
      Prose.record(Prose.damaged, id: "1") + "\r\n\n" + #"{"text":"lone \ud83d , \u2019 ’ .","x":"\u00e9"}"#,
      to: "in/b/r.jsonl")
    let outcome = try folder.run("clean", "in", "--output", "out", "--edits", "e.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "copydesk: notice: skipped 1 file .pdf; --format reads them\n")
    #expect(folder.names("out") == ["a.txt", "b/plain", "b/r.jsonl", "empty.txt", "nul.txt", "utf16.txt"])
    #expect(try folder.read("out/a.txt") == Prose.repaired)
    #expect(try folder.read("out/b/r.jsonl").hasPrefix(Prose.record(Prose.repaired, id: "1") + "\r\n\n"))
    #expect(try folder.run("revert", "e.jsonl", "out", "--output", "back").code == 0)
    for name in folder.names("out") { #expect(try folder.bytes("back/" + name) == folder.bytes("in/" + name)) }
    #expect(try folder.run("revert", "e.jsonl", "--output", "alone").code == 0)
    #expect(try folder.read("alone/a.txt") == Prose.damaged)
  }

  @Test func `the number of jobs changes nothing`() throws {
    for number in 0..<30 { try folder.write(String(repeating: Prose.damaged, count: number), to: "in/\(number).txt") }
    let lines = (0..<3000).map { Prose.record($0 % 3 == 0 ? Prose.clean : Prose.damaged, id: "\($0)") }
    try folder.write(lines.joined(separator: "\n"), to: "in/r.jsonl")
    for jobs in ["1", "4"] {
      let outcome = try folder.run(
        "clean", "in", "--output", "out", "--edits", "e\(jobs)", "--report", "r\(jobs).txt", "--jobs", jobs)
      #expect(outcome.code == 0)
      try FileManager.default.moveItem(atPath: folder.path + "/out", toPath: folder.path + "/out\(jobs)")
    }
    #expect(try folder.bytes("e1") == folder.bytes("e4"))
    for name in folder.names("out1") { #expect(try folder.bytes("out1/" + name) == folder.bytes("out4/" + name)) }
  }

  @Test func `a record that cannot be cleaned is passed through and told with file and line`() throws {
    let broken = "{\"body\":\"a ,\"}\nnot json\n[1]\n{\"text\":null}\n" + Prose.record(Prose.damaged, id: "x")
    try folder.write(broken, to: "a.jsonl")
    let outcome = try folder.run("clean", "a.jsonl", "--output", "b.jsonl", "--edits", "e.jsonl")
    #expect(outcome.code == 3)
    let errors = outcome.errors.split(separator: "\n")
    // A text that is null is no text: nothing to clean, and no mistake.
    #expect(errors.count == 3)
    #expect(
      errors.first
        == "copydesk: error: a.jsonl:1: the record has no field 'text', but 'body'; name the text's field with --text-field"
    )
    #expect(try folder.read("b.jsonl").hasPrefix("{\"body\":\"a ,\"}\nnot json\n[1]\n{\"text\":null}\n"))
    #expect(try folder.read("b.jsonl").hasSuffix(Prose.record(Prose.repaired, id: "x")))
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.jsonl").code == 0)
    #expect(try folder.read("c.jsonl") == broken)
  }

  @Test func `a file that cannot be read leaves the others written`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    let outcome = try folder.run("clean", "in/a.txt", "/proc/self/mem", "--output", "out/")
    #expect(outcome.code == 3)
    #expect(outcome.errors.hasPrefix("copydesk: error: /proc/self/mem: cannot be read: "))
    #expect(try folder.read("out/a.txt") == Prose.repaired)
    #expect(folder.names("out") == ["a.txt"])
  }

  private static let exitCodes: [([String], Int32)] = [
    (["clean", "--bogus"], 2), (["clean", "in"], 2), (["clean", "a.txt", "b.txt", "--output", "one.txt"], 2),
    (["clean", "a.txt", "--output", "a.txt"], 2), (["clean", "a.txt", "--edits", "a.txt"], 2),
    (["clean", "a.txt", "--only", "no-such-rule"], 2), (["clean", "a.txt", "--min-confidence", "2"], 2),
    (["clean", "a.txt", "--set", "nothing"], 2), (["clean", "a.txt", "--protect", "("], 2),
    (["clean", "a.txt", "--report", "r.doc"], 2), (["clean", "a.txt", "--report", "-"], 2),
    (["clean", "a.txt", "--jobs", "0"], 2), (["clean", "a.txt", "--config", "bad.yaml"], 2), (["clean", "-", "-"], 2),
    (["clean", "nosuch.txt"], 4), (["clean", "a.txt", "--output", "/dev/full"], 4),
    (["clean", "a.txt", "--edits", "b.txt/e.jsonl"], 4), (["clean", "a.txt.xz"], 4),
    (["clean", "in", "--output", "in/out"], 2),
    (["clean", "a.txt", "--only", ","], 2), (["clean", "a.txt", "--set", "tokenized-text=fix"], 2),
    (["clean", "a.txt", "--manifest", "m.sqlite"], 2), (["clean", "--resume", "nosuch.sqlite"], 4),
    (["clean", "a.txt", "--quarantine-above", "0.5"], 2), (["clean", "a.txt", "--sample", "0"], 2),
    (["clean", "*.nosuch"], 2), (["rules", "spaced-quotes"], 2),
    (["clean", "a.txt", "--config", "x"], 4),
    (["nosuch"], 2), (["--help"], 0), (["--version"], 0), (["clean", "--help"], 0),
  ]

  @Test(arguments: exitCodes)
  func `every failure has its exit code and leaves no file`(arguments: [String], code: Int32) throws {
    try folder.write(Prose.damaged, to: "a.txt")
    try folder.write(Prose.damaged, to: "b.txt")
    try folder.write(Prose.damaged, to: "in/c.txt")
    try folder.write("", to: "a.txt.xz")
    try folder.write("profil: safe\n", to: "bad.yaml")
    let outcome = try folder.start(arguments).wait()
    #expect(outcome.code == code, "\(outcome.errors)")
    if code == 0 { #expect(!outcome.output.isEmpty) } else { #expect(!outcome.errors.isEmpty) }
    #expect(folder.names() == ["a.txt", "a.txt.xz", "b.txt", "bad.yaml", "in/c.txt"])
    #expect(try folder.read("a.txt") == Prose.damaged)
  }

  @Test func `a closed pipe is success`() throws {
    try folder.write(String(repeating: Prose.damaged, count: 20_000), to: "a.txt")
    let outcome = try folder.shell("copydesk clean a.txt --skip scramble | head -1; echo ${PIPESTATUS[0]}")
    #expect(outcome.text == Prose.repaired + "0\n")
    #expect(outcome.errors == "")
  }

  @Test func `an interruption leaves no partial file`() throws {
    // Records, so that the output grows long before the end: a single text is written when it is done.
    let record = try JSONSerialization.data(withJSONObject: ["id": "a", "text": Prose.damaged])
    let records = String(repeating: String(decoding: record, as: UTF8.self) + "\n", count: 400_000)
    try folder.write(records, to: "a.jsonl")
    let running = try folder.start([
      "clean", "a.jsonl", "--output", "out.jsonl", "--edits", "e.jsonl", "--skip", "scramble",
    ])
    let deadline = Date(timeIntervalSinceNow: 20)
    while folder.names() == ["a.jsonl"], Date() < deadline { usleep(1000) }
    running.interrupt()
    #expect(try running.wait().code == -SIGINT)
    #expect(folder.names() == ["a.jsonl"])
  }

  @Test func `a folder without permission is told and the rest is done`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    try folder.write(Prose.damaged, to: "in/locked/b.txt")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/in/locked")
    chmod(folder.path, 0o777)
    // Root may read everything, so the command is run as nobody.
    let wrapper = getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=65534", "--clear-groups"] : []
    let outcome = try folder.run("clean", "in", "--output", "out", through: wrapper)
    #expect(outcome.code == 3)
    #expect(
      outcome.errors
        == "copydesk: error: in/locked: cannot be read: permission denied; change its permissions, or run as its owner\n"
    )
    #expect(folder.names("out") == ["a.txt"])
  }

  @Test func `a full disk names the file`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run("clean", "a.txt", "--output", "out.txt", "--edits", "/dev/full")
    #expect(outcome.code == 4)
    #expect(
      outcome.errors
        == "copydesk: error: /dev/full: cannot be written: the disk is full; make room, or choose another disk\n")
    #expect(folder.names() == ["a.txt"])
  }

  @Test func `one long line is one document`() throws {
    let line = String(repeating: "word ", count: 400_000)
    try folder.write(line, to: "a.txt")
    #expect(
      try folder.run("clean", "a.txt", "--output", "b.txt", "--edits", "e.jsonl", "--skip", "scramble").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "b.txt", "--output", "c.txt").code == 0)
    #expect(try folder.bytes("c.txt") == Array(line.utf8))
  }

  @Test func `a configuration file and protected text are obeyed`() throws {
    try folder.write("protect: ['Monday ,']\n", to: "c.yaml")
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run("clean", "a.txt", "--config", "c.yaml")
    #expect(outcome.text == Prose.damaged.replacing("over .", with: "over."))
  }

  @Test func `reports are written by their names`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run(
      "clean", "a.txt", "--output", "b.txt", "--report", "r.txt", "--report", "r.json", "--report", "r.sarif",
      "--report",
      "r.html")
    #expect(outcome.code == 0)
    for name in ["r.txt", "r.json", "r.sarif", "r.html"] { #expect(try folder.read(name).contains("a.txt")) }
  }

  @Test func `progress is shown when asked for, and quiet tells nothing`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    try folder.write("x", to: "in/a.png")
    #expect(try folder.run("clean", "in", "--output", "out", "--quiet").errors == "")
    #expect(
      try folder.run("clean", "in", "--output", "out", "--log-level", "info").errors.contains("1 documents, 1 changed"))
  }
}
