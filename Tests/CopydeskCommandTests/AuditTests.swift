import Testing

@Suite struct AuditTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("The pier was closed , the mayor said. It opened later.\n", to: "sound/pier.txt")
    try folder.write("Nobody was hurt , and nobody left.\n", to: "sound/storm.txt")
  }

  @Test func `edits in sound text are counted and shown`() throws {
    let outcome = try folder.run("audit", "sound", "--quiet")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.text.hasPrefix("sound text: 2 documents, 18 words, 2 edits\n"), "\(outcome.text)")
    #expect(outcome.text.contains("unread: The pier was closed[-␣-]{++}, the mayor said."), "\(outcome.text)")
  }

  @Test func `in a terminal each judgement is kept at once, and counts`() throws {
    let terminal = try Terminal(in: folder)
    let command = "audit sound --judgements read.jsonl --judge --who ann --quiet"
    let shown = try terminal.run(command, keys: "xwnno list\\nq", after: "edits to read")
    #expect(shown.code == "0", "\(shown)")
    #expect(shown.screen.contains("1 of 2") && shown.screen.contains("2 of 2"), "\(shown.screen)")
    #expect(shown.screen.contains("right 0, wrong 1"), "\(shown.screen)")
    let read = try folder.read("read.jsonl")
    #expect(read.hasPrefix("{\"judgements\":1}\n") && read.split(separator: "\n").count == 2, "\(read)")
    #expect(read.contains(#""judgement":"wrong","who":"ann","note":"no list"}"#), "\(read)")
    // Only what is new asks; `u` takes the last one back.
    let again = try terminal.run(command, keys: "rurq", after: "1 edits to read")
    #expect(again.code == "0", "\(again)")
    #expect(try folder.read("read.jsonl").split(separator: "\n").count == 3)
    let strict = try folder.run("audit", "sound", "--judgements", "read.jsonl", "--strict", "--quiet")
    #expect(strict.code == 0 && strict.text.contains("right 1, wrong 1"), "\(strict)")
    let done = try terminal.run(command, keys: "", after: "")
    #expect(done.code == "0" && done.screen.contains("every edit has been judged"), "\(done)")
  }

  @Test func `Ctrl-C ends the reading and keeps what was judged`() throws {
    let terminal = try Terminal(in: folder)
    let shown = try terminal.run(
      "audit sound --judgements read.jsonl --judge --quiet", keys: "r\\003", after: "edits to read")
    #expect(shown.code == "-2", "\(shown)")
    #expect(try folder.read("read.jsonl").split(separator: "\n").count == 2)
  }

  @Test func `strict names what nobody has judged`() throws {
    let outcome = try folder.run("audit", "sound", "--strict", "--quiet", "--json")
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("copydesk: not judged: space-before-punctuation in "), "\(outcome.errors)")
    #expect(outcome.text.hasPrefix(#"{"format":1,"sound":{"documents":2,"#), "\(outcome.text)")
  }

  @Test(arguments: [
    (["audit"], 2, "Nothing to audit"), (["audit", "sound", "--judge"], 2, "--judgements FILE"),
    (["audit", "sound", "--samples=-1"], 2, "not a number from 0"),
    (["audit", "sound", "--judgements", "read.jsonl", "--judge"], 2, "standard input is none"),
    (["audit", "--gold", "none.jsonl", "--quiet"], 4, "none.jsonl"),
  ])
  func `what cannot be done has its line`(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let outcome = try folder.start(arguments).wait()
    #expect(outcome.code == code && outcome.errors.contains(words), "\(outcome)")
  }
}
