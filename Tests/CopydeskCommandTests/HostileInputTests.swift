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
      let records = (0..<300).map { Prose.record(Prose.damaged, id: "\(part)-\($0)") + "\n" }.joined()
      try folder.write(records, to: "in/\(part).jsonl")
    }
    let running = try folder.start([
      "clean", "in", "--output", "out", "--manifest", "run.sqlite", "--report", "r.json", "--report", "r.html",
      "--checkpoint-bytes", "1", "--only", "space-before-punctuation",
    ])
    let deadline = Date(timeIntervalSinceNow: 60)
    while folder.names("out").isEmpty, Date() < deadline { usleep(2000) }
    running.kill()
    #expect(try running.wait().code == -SIGKILL)
    #expect(try folder.run("clean", "--resume", "run.sqlite").code == 0)
    let names = folder.names()
    #expect(names.allSatisfy { !$0.hasPrefix(".") }, "\(names)")
  }
}
