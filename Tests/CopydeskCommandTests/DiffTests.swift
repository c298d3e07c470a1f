import Foundation
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
    let records = try folder.run("diff", "--ledger", "e.jsonl", "b.jsonl", "--word-diff", "porcelain")
    #expect(records.text.hasPrefix("--- a/r1\n"))
    #expect(try folder.run("diff", "--ledger", "e.jsonl", "out/a.txt").code == 0)
  }

  @Test func `a ledger shows what a run did to a table`() throws {
    try folder.write("id,text\n1,\"\(Prose.damaged)\"\n2,fine\n", to: "c.csv")
    #expect(try folder.run("clean", "c.csv", "--output", "d.csv", "--edits", "e.jsonl").code == 0)
    let outcome = try folder.run("diff", "--ledger", "e.jsonl", "c.csv", "--word-diff", "porcelain")
    #expect(outcome.text.hasPrefix("--- a/1\n"), "\(outcome.errors)")
    let check = try folder.run("check", "c.csv")
    #expect(check.text.hasPrefix("c.csv:2:29: warning: "), "\(check.text)")
  }

  @Test func `a ledger of another text is refused`() throws {
    #expect(try folder.run("clean", "a.txt", "--output", "b.txt", "--edits", "e.jsonl").code == 0)
    try folder.write("another text", to: "a.txt")
    let outcome = try folder.run("diff", "--ledger", "e.jsonl", "a.txt")
    #expect(outcome.code == 4)
    #expect(outcome.errors.hasPrefix("copydesk: error: a.txt: the ledger does not fit this text: "))
  }

  @Test func `changed lines are shown before and after, or side by side`() throws {
    let bare = try folder.run("diff", "--word-diff", "a.txt")
    #expect(bare.code == 0 && bare.text.hasPrefix("a.txt:1\n- "), "\(bare)")
    #expect(bare.text.contains("\n+ ") && bare.text.contains("[-"))
    #expect(bare.text == (try folder.run("diff", "--word-diff", "lines", "a.txt").text))
    #expect(bare.text == (try folder.run("diff", "a.txt", "--word-diff").text))
    let columns = try folder.run("diff", "a.txt", "--side-by-side", "--width", "60")
    let lines = columns.text.split(separator: "\n").dropFirst()
    #expect(columns.code == 0 && !lines.isEmpty, "\(columns)")
    #expect(lines.allSatisfy { $0.contains(" | ") && $0.unicodeScalars.count <= 60 }, "\(columns.text)")
    #expect(try folder.run("diff", "a.txt", "--side-by-side", "--width", "0").code == 2)
    #expect(try folder.run("diff", "a.txt", "--side-by-side", "--patch", "unified").code == 2)
  }

  @Test func `two formats at once are wrong usage`() throws {
    #expect(try folder.run("diff", "a.txt", "--patch", "unified", "--word-diff", "porcelain").code == 2)
  }

  @Test func `records have no lines to patch`() throws {
    try folder.write(Prose.record(Prose.damaged, id: "r1") + "\n", to: "in/b.jsonl")
    let outcome = try folder.run("diff", "in", "--patch", "unified")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("--patch unified needs files of plain text, and in/b.jsonl holds records"))
  }

  @Test func `stages can be chosen`() throws {
    try folder.write("It is n't over , he said.\n", to: "b.txt")
    let spacing = try folder.run("diff", "b.txt", "--to", "spacing").text
    #expect(spacing.contains("spaced-contraction") && !spacing.contains("space-before-mark"))
    let later = try folder.run("diff", "b.txt", "--from", "punctuation").text
    #expect(!later.contains("spaced-contraction") && later.contains("isn't"))
    #expect(try folder.run("diff", "b.txt", "--from", "quotes", "--to", "spacing").code == 2)
    #expect(try folder.run("diff", "b.txt", "--from", "spacing", "--ledger", "e.jsonl").code == 2)
  }

  @Test func `text is as wide as the terminal, or as asked`() throws {
    let words = String(repeating: "word ", count: 60) + ", end.\n"
    try folder.write(words, to: "b.txt")
    func widest(_ text: String) -> Int { text.split(separator: "\n").map(\.count).max() ?? 0 }
    #expect(try widest(folder.run("diff", "b.txt", "--width", "48").text) <= 48)
    #expect(try widest(folder.run("diff", "b.txt", environment: ["COLUMNS": "50"]).text) <= 50)
  }

  @Test func `a terminal gets the text through the pager, a file does not`() throws {
    let through = try folder.shell(
      "PAGER='tr a-z A-Z' script -qec \"'\(CommandFolder.command)' diff a.txt --color never\" /dev/null")
    #expect(through.text.contains("SUMMARY"), "\(through.errors)")
    #expect(try folder.run("diff", "a.txt", environment: ["PAGER": "tr a-z A-Z"]).text.contains("Summary"))
  }

  @Test func `a patch of every fixture applies, and reversed gives the originals back`() throws {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures")
    func names(_ folder: String) throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: fixtures.appending(path: folder), includingPropertiesForKeys: nil)
    }
    for file in try names("golden") where file.lastPathComponent.hasSuffix(".input.txt") {
      try folder.write(Array(try Data(contentsOf: file)), to: "in/\(file.lastPathComponent)")
    }
    var count = 0
    for file in try names("cases") {
      let cases = try JSONSerialization.jsonObject(with: try Data(contentsOf: file)) as? [[String: Any]]
      for case let text as String in try #require(cases).compactMap({ $0["input"] }) where !text.isEmpty {
        try folder.write(text, to: "in/case-\(count).txt")
        count += 1
      }
    }
    #expect(count > 300)
    let outcome = try folder.shell(
      """
      copydesk clean in --output out --quiet && copydesk diff in --patch unified > p && cp -r in before &&
      patch -p1 -s --binary --fuzz=0 --no-backup-if-mismatch < p && diff -r in out &&
      patch -p1 -R -s --binary --fuzz=0 --no-backup-if-mismatch < p && diff -r in before && grep -c '^--- ' p
      """)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect((Int(outcome.text.split(separator: "\n").last ?? "") ?? 0) > 100)
  }
}
