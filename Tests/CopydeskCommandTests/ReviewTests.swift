import Foundation
import Testing

@Suite struct ReviewTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("It is n't over , he said .\n\nThe council thought it would a long week.\n", to: "in/a.txt")
    try folder.write("They do n't know , she said .\n", to: "in/b.txt")
    #expect(try folder.run("clean", "in", "--output", "out", "--manifest", "run.sqlite", "--quiet").code == 0)
  }

  private func decisions() throws -> [String] {
    try folder.run("review", "run.sqlite", "--json").text.split(separator: "\n").map(String.init)
      .filter { $0.contains("\"choice\"") }
  }

  @Test func `a terminal shows the most harmful first and takes the page's keys`() throws {
    let terminal = try Terminal(in: folder)
    let shown = try terminal.run("review run.sqlite --terminal --reviewer ann", keys: "1aruaq", after: "documents. ")
    #expect(shown.code == "0", "\(shown)")
    let first = try #require(shown.screen.firstRange(of: "missing-verb"))
    let spaces = try #require(shown.screen.firstRange(of: "spaced-contraction"))
    #expect(first.lowerBound < spaces.lowerBound, "\(shown.screen)")
    #expect(shown.screen.contains("2 changes looked at once") && shown.screen.contains("undone"), "\(shown.screen)")
    let decided = try decisions()
    #expect(decided.contains { $0.contains("missing-verb") && $0.contains("\"replace\"") && $0.contains("\"ann\"") })
    #expect(decided.contains { $0.contains("\"accept\"") } && !decided.contains { $0.contains("\"refuse\"") })
    // A real terminal of 80 columns has no longer line, whatever stands in the text.
    let plain = shown.screen.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    for line in plain.split(whereSeparator: \.isNewline) { #expect(line.unicodeScalars.count <= 80, "\(line)") }
  }

  @Test func `a text that is typed is kept, and Ctrl-C sets the terminal back`() throws {
    let terminal = try Terminal(in: folder)
    let shown = try terminal.run(
      "review run.sqlite --terminal", keys: "ewould be quite a\\n\\003", after: "documents. ")
    #expect(shown.code == "-2", "\(shown)")
    #expect(try decisions().contains { $0.contains("would be quite a") })
  }

  @Test func `without a terminal it says so`() throws {
    let outcome = try folder.run("review", "run.sqlite", "--terminal")
    #expect(outcome.code == 2 && outcome.errors.contains("standard input is none"), "\(outcome)")
  }

  @Test func `a sample is drawn by its seed, and its judgements are those audit reads`() throws {
    let terminal = try Terminal(in: folder)
    let command = "review run.sqlite --terminal --reviewer ann --sample 3 --seed 5"
    let shown = try terminal.run(command, keys: "arauaq", after: "documents. ")
    #expect(shown.code == "0", "\(shown)")
    #expect(shown.screen.contains("--seed 5") && shown.screen.contains("95 % interval"), "\(shown.screen)")
    let read = try folder.read("run.sqlite.judgements.jsonl")
    #expect(read.hasPrefix("{\"judgements\":1}\n") && read.contains("\"who\":\"ann\""), "\(read)")
    #expect(read.contains("\"judgement\":\"right\""), "\(read)")
    let audit = try folder.run(
      "audit", "in", "--judgements", "run.sqlite.judgements.jsonl", "--quiet", "--json")
    #expect(audit.code == 0, "\(audit.errors)")
    #expect(!audit.text.contains(#""right":0,"wrong":0,"debatable":0"#) || audit.text.contains(#""right":1"#))
    #expect(try folder.run("review", "run.sqlite", "--seed", "5").code == 2)
    #expect(try folder.run("review", "run.sqlite", "--sample", "0").code == 2)
  }

  @Test func `two reviewers each have their decisions, and their agreement is told`() throws {
    #expect(
      try folder.run(
        "review", "run.sqlite", "--reviewer", "ann", "--accept", "spaced-contraction", "--refuse",
        "space-before-punctuation"
      ).code == 0)
    #expect(try folder.run("review", "run.sqlite", "--agreement").text.contains("no two reviewers"))
    #expect(
      try folder.run(
        "review", "run.sqlite", "--reviewer", "ben", "--accept", "space-before-punctuation", "--accept",
        "spaced-contraction"
      ).code == 0)
    let told = try folder.run("review", "run.sqlite", "--agreement").text
    #expect(told.hasPrefix("ann and ben: ") && told.contains("Cohen's kappa 0.00"), "\(told)")
  }
}
