import Testing

@Suite struct DiffTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(Prose.damaged, to: "a.txt")
  }

  @Test func `colours follow the option and the terminal`() throws {
    #expect(try !folder.run("diff", "a.txt").text.contains("\u{1B}["))
    #expect(try folder.run("diff", "a.txt", "--color", "always").text.contains("\u{1B}["))
    #expect(try !folder.run("diff", "a.txt", "--color", "never").text.contains("\u{1B}["))
  }

  @Test func `a unified patch gives the cleaned text, and reversed the original`() throws {
    let outcome = try folder.shell(
      "copydesk diff --patch unified a.txt > p && patch -s -p1 < p && cat a.txt && patch -s -R -p1 < p && cat a.txt")
    #expect(outcome.text == Prose.repaired + Prose.damaged, "\(outcome.errors)")
  }

  @Test func `a word diff for programs marks what goes`() throws {
    let outcome = try folder.run("diff", "--word-diff", "porcelain", "a.txt")
    #expect(outcome.code == 0)
    #expect(outcome.text.hasPrefix("--- a/a.txt\n+++ b/a.txt\n@@"))
  }

  @Test func `a ledger shows what a run did`() throws {
    try folder.write(Prose.record(Prose.damaged, id: "r1") + "\n", to: "b.jsonl")
    #expect(try folder.run("clean", "a.txt", "b.jsonl", "--output", "out/", "--edits", "e.jsonl").code == 0)
    let plain = try folder.run("diff", "--ledger", "e.jsonl", "a.txt", "--patch", "unified")
    #expect(plain.text == (try folder.run("diff", "a.txt", "--patch", "unified").text))
    let records = try folder.run("diff", "--ledger", "e.jsonl", "b.jsonl", "--patch", "unified")
    #expect(records.text.contains("+" + Prose.repaired))
    #expect(try folder.run("diff", "--ledger", "e.jsonl", "out/a.txt").code == 0)
  }

  @Test func `a ledger shows what a run did to a table`() throws {
    try folder.write("id,text\n1,\"\(Prose.damaged)\"\n2,fine\n", to: "c.csv")
    #expect(try folder.run("clean", "c.csv", "--output", "d.csv", "--edits", "e.jsonl").code == 0)
    let outcome = try folder.run("diff", "--ledger", "e.jsonl", "c.csv", "--patch", "unified")
    #expect(outcome.text.contains("+" + Prose.repaired), "\(outcome.errors)")
    let check = try folder.run("check", "c.csv")
    #expect(check.text.hasPrefix("c.csv:2:30: warning: "), "\(check.text)")
  }

  @Test func `a ledger of another text is refused`() throws {
    #expect(try folder.run("clean", "a.txt", "--output", "b.txt", "--edits", "e.jsonl").code == 0)
    try folder.write("another text", to: "a.txt")
    let outcome = try folder.run("diff", "--ledger", "e.jsonl", "a.txt")
    #expect(outcome.code == 4)
    #expect(outcome.errors.hasPrefix("copydesk: error: a.txt: the ledger does not fit this text: "))
  }

  @Test func `two formats at once are wrong usage`() throws {
    #expect(try folder.run("diff", "a.txt", "--patch", "unified", "--word-diff", "porcelain").code == 2)
  }
}
