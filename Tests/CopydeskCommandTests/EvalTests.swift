import Testing

@Suite struct EvalTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    let content = Prose.damaged.replacing("\n", with: "\\n")
    let clean = Prose.repaired.replacing("\n", with: "\\n")
    try folder.write(
      "{\"id\": 1, \"genre\": \"news\", \"damaged\": \"\(content)\", \"clean\": \"\(clean)\", \"sites\": []}\n",
      to: "gold.jsonl")
  }

  @Test func `damaged text is cleaned and scored`() throws {
    let outcome = try folder.run("eval", "gold.jsonl", "--by-genre")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.text.hasPrefix("all: 1 documents, 15 words, 0 sites\n"), "\(outcome.text)")
    #expect(outcome.text.contains("\nnews: 1 documents"), "\(outcome.text)")
    #expect(outcome.text.contains("  verbatim     100.0 % of undamaged sentences\n"), "\(outcome.text)")
    #expect(outcome.text.contains("space-before-punctuation  punctuation"), "\(outcome.text)")
  }

  @Test func `rules that are skipped leave the damage`() throws {
    let outcome = try folder.run("eval", "gold.jsonl", "--skip", "spacing,punctuation")
    #expect(outcome.text.contains("  verbatim     0.0 % of undamaged sentences\n"), "\(outcome.text)")
  }

  @Test func `what clean wrote is scored alike`() throws {
    let clean = try folder.run(
      "clean", "gold.jsonl", "--text-field", "damaged", "--output-field", "text", "--output", "cleaned.jsonl",
      "--edits", "edits.jsonl")
    #expect(clean.code == 0, "\(clean.errors)")
    let scored = try folder.run("eval", "gold.jsonl", "--cleaned", "cleaned.jsonl", "--edits", "edits.jsonl", "--json")
    #expect(scored.code == 0, "\(scored.errors)")
    #expect(scored.text == (try folder.run("eval", "gold.jsonl", "--json").text))
    #expect(scored.text.hasPrefix(#"{"all":{"docs":1,"words":15,"#), "\(scored.text)")
  }

  @Test func `false alarms are counted on clean text`() throws {
    try folder.write(Prose.clean, to: "clean/a.txt")
    let outcome = try folder.run("eval", "--clean", "clean")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.text.hasPrefix("clean text: 1 documents, 9 words, 0 changed\n"), "\(outcome.text)")
    #expect(try folder.run("eval", "gold.jsonl", "--clean", "clean", "--clean", "nosuch").code == 3)
  }

  @Test func `missing documents are told`() throws {
    try folder.write("", to: "cleaned.jsonl")
    let outcome = try folder.run("eval", "gold.jsonl", "--cleaned", "cleaned.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.errors == "copydesk: warning: missing document: 1\n")
  }

  @Test(
    arguments: [
      (["eval"], 2), (["eval", "gold.jsonl", "--edits", "e"], 2),
      (["eval", "gold.jsonl", "--cleaned", "c", "--clean", "d"], 2), (["eval", "--cleaned", "c"], 2),
      (["eval", "nosuch.jsonl"], 4), (["eval", "gold.jsonl", "--cleaned", "nosuch"], 4),
      (["eval", "gold.jsonl", "--only", "nosuch"], 2),
    ] as [([String], Int32)])
  func `what cannot be done is one line`(_ arguments: [String], _ code: Int32) throws {
    let outcome = try folder.start(arguments).wait()
    #expect(outcome.code == code)
    #expect(outcome.errors.hasPrefix("copydesk: error: "))
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }
}
