import Foundation
import Testing

/// What an enemy or a strange system gives the command: an error line or the bytes, never less.
@Suite struct HostileInputTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test(arguments: ["\n\n\n", "\u{FEFF}", "\r\n", "\u{FEFF}\n\r\n"])
  func `a table of blank lines comes back`(text: String) throws {
    try folder.write(text, to: "a.csv")
    let outcome = try folder.run("clean", "a.csv", "--output", "b.csv", "--edits", "e.jsonl")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.read("b.csv") == text)
    #expect(try folder.run("revert", "e.jsonl", "b.csv", "--output", "c.csv").code == 0)
    #expect(try folder.read("c.csv") == text)
  }

  @Test(arguments: ["INT", "TERM"])
  func `a signal ends a command that waits for a pipe's writer`(signal: String) throws {
    let line = "mkfifo p; timeout -s \(signal) -k 20 1 '\(CommandFolder.command)' clean p --output x; echo $?"
    #expect(try folder.shell(line).text == "124\n")
  }

  @Test func `a named pipe is read to its end`() throws {
    let writer = "(sleep 0.3; printf 'rain , wind'; sleep 0.3; printf ' .') > p"
    let outcome = try folder.shell("mkfifo p; \(writer) & copydesk clean p")
    #expect(outcome.text == "rain, wind.", "\(outcome.errors)")
  }

  @Test(arguments: [4, 8, 12])
  func `few descriptors give an error line`(limit: Int) throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.shell("ulimit -n \(limit); copydesk clean a.txt -o b.txt --edits e.jsonl --report r.json")
    #expect(outcome.code == 4 && outcome.errors.contains("ulimit -n"), "\(outcome.errors)")
  }

  @Test func `records that nothing says to be records are not taken for a text`() throws {
    let record = Prose.record(Prose.damaged, id: "a") + "\n"
    let outcome = try folder.run("clean", "-", input: Array(record.utf8))
    #expect(outcome.code == 4 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("give --format jsonl, or --format text"), "\(outcome.errors)")
    #expect(try folder.run("clean", "-", "--format", "text", input: Array(record.utf8)).code == 0)
    #expect(try folder.run("clean", "-", "--format", "jsonl", input: Array(record.utf8)).code == 0)
    #expect(try folder.run("clean", "-", input: Array("{ he said , } and left\n".utf8)).code == 0)
  }

  @Test func `twenty descriptors suffice`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.shell(
      "ulimit -n 20; copydesk clean a.txt -o b.txt --edits e.jsonl --report r.json --manifest m.sqlite")
    #expect(outcome.code == 0, "\(outcome.errors)")
  }

  @Test func `an output whose name is not UTF-8 is refused`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.shell("copydesk clean a.txt -o $'o\\xff.txt'")
    #expect(outcome.code == 2 && outcome.errors.contains("is not UTF-8"), "\(outcome.errors)")
    #expect(folder.names() == ["a.txt"])
  }

  @Test func `a reader that goes away leaves a ledger of all it was given`() throws {
    let records = (0..<3000).map { Prose.record(Prose.damaged, id: "\($0)") + "\n" }.joined()
    try folder.write(records, to: "a.jsonl")
    let outcome = try folder.shell(
      "copydesk clean a.jsonl --output - --edits e.jsonl --only space-before-punctuation | head -1 > b.jsonl")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(try folder.read("b.jsonl").contains("Monday, and"))
    let ledger = try folder.read("e.jsonl").split(separator: "\n")
    #expect(ledger.first?.contains("\"id\":\"0\"") == true && ledger.last?.contains("complete") == true)
  }

  @Test func `what a killed run left of its reports is gone when it has been resumed`() throws {
    for part in 0..<3 {
      // The last is long, so that the run is killed in it.
      let records = (0..<(part < 2 ? 300 : 20_000)).map { Prose.record(Prose.damaged, id: "\(part)-\($0)") + "\n" }
        .joined()
      try folder.write(records, to: "in/\(part).jsonl")
    }
    let running = try folder.start([
      "clean", "in", "--output", "out", "--manifest", "run.sqlite", "--report", "r.json", "--report", "r.html",
      "--checkpoint-bytes", "1", "--only", "space-before-punctuation",
    ])
    let deadline = Date(timeIntervalSinceNow: 60)
    // The marks of its outputs come before the run.
    while folder.names("out").allSatisfy({ $0.hasSuffix(".claim") }), Date() < deadline { usleep(2000) }
    running.kill()
    #expect(try running.wait().code == -SIGKILL)
    #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0)
    let names = folder.names()
    #expect(names.allSatisfy { !$0.hasPrefix(".") }, "\(names)")
  }

  /// With less the system does not even load the command.
  @Test(arguments: [200_000, 300_000])
  func `little memory gives an error line`(kilobytes: Int) throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.shell("ulimit -v \(kilobytes); copydesk clean a.txt -o b.txt")
    #expect(outcome.code == 4 && outcome.errors.contains("ulimit -v"), "\(outcome.code) \(outcome.errors)")
    #expect(folder.names() == ["a.txt"])
  }

  @Test func `a record for which memory does not suffice gives an error line and leaves nothing behind`() throws {
    try folder.write(Prose.record(Prose.damaged, id: "0") + "\n", to: "a.jsonl")
    let outcome = try folder.shell(
      "(cat a.jsonl; printf '{\"text\":\"'; head -c 900M /dev/zero | tr '\\0' a; printf '\"}\\n') "
        + "| (ulimit -v 1200000; copydesk clean - --format jsonl -o b.jsonl --edits e.jsonl)")
    #expect(outcome.code == 4 && outcome.errors.contains("memory"), "\(outcome.code) \(outcome.errors)")
    #expect(folder.names() == ["a.jsonl"])
  }

  @Test(arguments: ["UTF-16", "UTF-32", "UTF-16BE", "UTF-32BE"])
  func `records in another encoding are called by its name`(encoding: String) throws {
    let mark = encoding.hasSuffix("BE") ? "printf '\\xEF\\xBB\\xBF' | iconv -f UTF-8 -t \(encoding); " : ""
    let outcome = try folder.shell(
      "(\(mark)printf '{\"text\":\"a , b\"}' | iconv -f UTF-8 -t \(encoding)) > a.jsonl; cp a.jsonl a.csv; "
        + "copydesk clean a.jsonl -o b.jsonl; copydesk clean a.csv -o b.csv")
    let name = String(encoding.prefix(6))
    #expect(outcome.errors.split(separator: "\n").count { $0.contains("is \(name)") } == 2, "\(outcome.errors)")
    #expect(try folder.bytes("b.jsonl") == folder.bytes("a.jsonl"))
  }

  @Test func `a model with one bit flipped anywhere is refused`() throws {
    try folder.write(String(repeating: Prose.repaired + "\n", count: 20), to: "corpus.txt")
    try folder.write(Prose.damaged, to: "a.txt")
    #expect(try folder.run("train", "corpus.txt", "--order", "3", "--memory", "100M", "--output", "m.cdlm").code == 0)
    let model = try folder.bytes("m.cdlm")
    var refused = 0
    for step in 1..<12 {
      var bytes = model
      bytes[bytes.count * step / 12] ^= 1
      try folder.write(bytes, to: "flipped.cdlm")
      let outcome = try folder.run("clean", "a.txt", "--model", "flipped.cdlm", "-o", "b.txt")
      if outcome.code != 0 { refused += 1 }
      #expect(outcome.code == 0 || outcome.errors.contains("flipped.cdlm"), "\(outcome.errors)")
    }
    // Sections begin at places that are multiples of 64; what fills the gaps between them means nothing.
    #expect(refused >= 10)
    #expect(try folder.run("clean", "a.txt", "--model", "m.cdlm", "-o", "b.txt").code == 0)
  }

  /// A limit of a file's size is an error that other files do not meet.
  @Test(arguments: [[], ["--manifest", "run.sqlite"]])
  func `an output that cannot be written is its input's failure alone`(manifest: [String]) throws {
    for (name, count) in [("a", 20), ("b", 1200), ("c", 20)] {
      // Most of the long one's records have nothing to report, so that the ledger stays below the limit.
      let texts = (0..<count).map { $0 < 20 ? Prose.damaged : String(repeating: Prose.repaired, count: 20) }
      let records = texts.enumerated().map { Prose.record($1, id: "\(name)-\($0)") + "\n" }.joined()
      try folder.write(records, to: "in/\(name).jsonl")
    }
    let outcome = try folder.shell(
      "trap '' XFSZ; ulimit -f 1000; copydesk clean in -o out --edits e.jsonl --only space-before-punctuation --jobs 1 "
        + manifest.joined(separator: " "))
    #expect(outcome.code == 3 && outcome.errors.contains("out/b.jsonl: cannot be written"), "\(outcome.errors)")
    #expect(folder.names("out") == ["a.jsonl", "c.jsonl"])
    #expect(try folder.run("revert", "e.jsonl", "out", "--output", "back").code == 0)
    #expect(folder.names("back") == ["a.jsonl", "c.jsonl"])
    for name in ["a", "c"] { #expect(try folder.bytes("back/\(name).jsonl") == folder.bytes("in/\(name).jsonl")) }
  }
}
