import Testing

@Suite struct RevertTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(Prose.damaged, to: "a.txt")
  }

  @Test func `one text goes to standard output`() throws {
    #expect(try folder.run("clean", "a.txt", "--output", "b.txt", "--edits", "e.jsonl").code == 0)
    let outcome = try folder.run("revert", "e.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.text == Prose.damaged)
  }

  @Test func `a text cleaned to standard output is named`() throws {
    let cleaned = try folder.run("clean", "a.txt", "--edits", "e.jsonl")
    try folder.write(cleaned.output, to: "kept.txt")
    #expect(try folder.run("revert", "e.jsonl").code == 2)
    #expect(try folder.run("revert", "e.jsonl", "kept.txt").text == Prose.damaged)
  }

  @Test func `a moved folder is recognised`() throws {
    try folder.write(Prose.damaged, to: "in/x/a.txt")
    try folder.write(Prose.clean, to: "in/y/a.txt")
    #expect(try folder.run("clean", "in", "--output", "out", "--edits", "e.jsonl").code == 0)
    #expect(try folder.shell("mv out moved").code == 0)
    #expect(try folder.run("revert", "e.jsonl", "moved", "--output", "back").code == 0)
    #expect(try folder.read("back/x/a.txt") == Prose.damaged)
    #expect(try folder.read("back/y/a.txt") == Prose.clean)
  }

  @Test func `a changed text is refused and nothing is written`() throws {
    #expect(try folder.run("clean", "a.txt", "--output", "b.txt", "--edits", "e.jsonl").code == 0)
    try folder.write("Something else entirely.", to: "b.txt")
    let outcome = try folder.run("revert", "e.jsonl", "--output", "c.txt")
    #expect(outcome.code == 4)
    #expect(outcome.errors.hasPrefix("copydesk: error: b.txt: the ledger does not fit this text: "))
    #expect(!folder.exists("c.txt"))
  }

  @Test func `what is no ledger is told by its line`() throws {
    try folder.write("{\"a\":1}\n", to: "e.jsonl")
    let outcome = try folder.run("revert", "e.jsonl", "a.txt")
    #expect(outcome.code == 4)
    #expect(
      outcome.errors
        == "copydesk: error: e.jsonl:1: not a line of a ledger: it has no id; use the file `copydesk clean --edits` wrote\n"
    )
  }
}
