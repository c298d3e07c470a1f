import Testing

@Suite struct CheckTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test func `findings are lines that editors understand, and exit with 1`() throws {
    try folder.write(Prose.clean + Prose.damaged, to: "a.txt")
    let outcome = try folder.run("check", "a.txt")
    #expect(outcome.code == 1)
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.first?.hasPrefix("a.txt:2:26: warning: ") == true, "\(outcome.text)")
    #expect(lines.first?.hasSuffix("\"Monday ,\" → \"Monday,\"") == true, "\(outcome.text)")
  }

  @Test func `a record's finding is placed in its file`() throws {
    try folder.write(Prose.record(Prose.clean, id: "a") + "\n" + #"{"text":"caf\u00e9 , she said"}"#, to: "a.jsonl")
    let outcome = try folder.run("check", "a.jsonl")
    #expect(outcome.code == 1)
    #expect(outcome.text.hasPrefix("a.jsonl:2:19: warning: "), "\(outcome.text)")
  }

  @Test func `clean text exits with 0 and prints nothing`() throws {
    try folder.write(Prose.clean, to: "a.txt")
    let outcome = try folder.run("check", "a.txt")
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
  }

  @Test func `a severity above every finding exits with 0`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    #expect(try folder.run("check", "a.txt", "--severity", "error").code == 0)
  }

  @Test func `a report takes the place of the lines`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    let outcome = try folder.run("check", "a.txt", "--report", "r.sarif")
    #expect(outcome.code == 1)
    #expect(outcome.output.isEmpty)
    #expect(try folder.read("r.sarif").contains("2.1.0"))
  }

  @Test func `nothing is changed`() throws {
    try folder.write(Prose.damaged, to: "in/a.txt")
    #expect(try folder.run("check", "in").code == 1)
    #expect(folder.names() == ["in/a.txt"])
    #expect(try folder.read("in/a.txt") == Prose.damaged)
  }

  @Test func `failures come before findings`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    #expect(try folder.run("check", "a.txt", "nosuch.txt").code == 3)
    #expect(try folder.run("check", "nosuch.txt").code == 4)
  }
}
