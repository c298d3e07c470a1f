import Foundation
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

  @Test func `records that went elsewhere come back to their places, as the ledger's page says`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/CopydeskLedger/CopydeskLedger.docc/LedgerFormat.md")
    let parts = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    let recipe = try #require(parts.first { $0.hasPrefix("python\n") })
    try folder.write(String(recipe.dropFirst(7)), to: "together.py")
    let bad = String(repeating: "It was over , he said . ", count: 8)
    let lines = [
      #"{"text":"fine"}"#, "{\"text\":\"\(bad)\"}", #"{"text":"#, "", #"{"text":"a , b"}"#, "{\"text\":\"\(bad)\"}",
      #"{"n":1}"#, #"{"text":"end"}"#,
    ]
    try folder.write(lines.joined(separator: "\n") + "\n", to: "news.jsonl")
    let outcome = try folder.run(
      "clean", "news.jsonl", "-o", "clean.jsonl", "--quarantine", "quarantine.jsonl", "--quarantine-above", "0.1",
      "--rejects", "rejects.jsonl", "--edits", "e.jsonl")
    #expect(outcome.code == 3)
    #expect(
      try folder.run("revert", "e.jsonl", "clean.jsonl", "quarantine.jsonl", "rejects.jsonl", "-o", "back/").code == 0)
    #expect(try folder.shell("python3 together.py").code == 0)
    #expect(try folder.read("news-again.jsonl") == folder.read("news.jsonl"))
  }
}
