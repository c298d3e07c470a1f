import Foundation
import Testing

@Suite struct ApplyTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(Prose.damaged, to: "in/a.txt")
    #expect(try folder.run("clean", "in", "--output", "out", "--manifest", "run.sqlite").code == 0)
  }

  @Test func `what the run wrote is not written over, since its ledger belongs to it`() throws {
    for own in ["out", "out/", "./in/../out"] {
      let outcome = try folder.run("apply", "run.sqlite", "--output", own)
      #expect(outcome.code == 2 && outcome.errors.contains("is the run's own"), "\(outcome.errors)")
    }
  }

  @Test func `a run is done again as its decisions want it`() throws {
    #expect(try folder.run("apply", "run.sqlite", "--output", "same").code == 0)
    #expect(try folder.read("same/a.txt") == Prose.repaired)
    #expect(try folder.run("review", "run.sqlite", "--refuse", "space-before-punctuation").code == 0)
    let outcome = try folder.run(
      "apply", "run.sqlite", "--output", "applied/", "--edits", "e.jsonl", "--report", "r.json", "--summary-json", "-")
    #expect(outcome.code == 0 && outcome.text.contains("\"documents\" : 1"))
    #expect(try folder.read("applied/a.txt") == Prose.damaged)
    #expect(try folder.read("e.jsonl").contains("refused by"))
    #expect(try folder.read("r.json").contains("refused by"))
    #expect(try folder.read("out/a.txt") == Prose.repaired)
  }

  @Test func `decisions that fit no more are told`() throws {
    #expect(try folder.run("review", "run.sqlite", "--refuse", "space-before-punctuation").code == 0)
    #expect(
      try folder.run("clean", "in", "-o", "same", "--decisions", "run.sqlite").errors.contains("decisions") == false)
    try folder.write("It rained , and so on . And on .\n", to: "in/a.txt")
    let outcome = try folder.run("clean", "in", "-o", "other", "--decisions", "run.sqlite")
    #expect(outcome.errors.contains(/\d of \d decisions fit no text of this run/), "\(outcome.errors)")
  }

  @Test func `what was decided together is taken back together`() throws {
    #expect(try folder.run("review", "run.sqlite", "--refuse", "space-before-punctuation").code == 0)
    let undone = try folder.run("review", "run.sqlite", "--undo")
    #expect(undone.code == 0 && undone.errors.contains(/^copydesk: took back \d+ decisions?\n$/))
    let again = try folder.run("review", "run.sqlite", "--undo")
    #expect(again.code == 0 && again.errors == "copydesk: nothing to undo\n")
    #expect(try folder.run("review", "run.sqlite", "--json").text.contains("\"choice\"") == false)
    #expect(try folder.run("apply", "run.sqlite", "--output", "applied").code == 0)
    #expect(try folder.read("applied/a.txt") == Prose.repaired)
  }

  @Test func `what a run set aside goes to another place`() throws {
    try folder.write("{\"id\":\"x\",\"text\":7}\n{\"id\":\"y\",\"text\":\"A .\"}\n", to: "in.jsonl")
    let run = ["clean", "in.jsonl", "--output", "o.jsonl", "--rejects", "r.jsonl", "--manifest", "m.sqlite"]
    #expect(try folder.start(run).wait().code == 3)
    let before = try folder.read("r.jsonl")
    let refused = try folder.run("apply", "m.sqlite", "--output", "p.jsonl")
    #expect(refused.code == 2 && refused.errors.contains("--rejects"))
    #expect(try folder.run("apply", "m.sqlite", "--output", "p.jsonl", "--rejects", "s.jsonl").code == 3)
    #expect(try folder.read("s.jsonl") == before && folder.read("r.jsonl") == before)
    #expect(try folder.run("apply", "run.sqlite", "--output", "p", "--rejects", "s.jsonl").code == 2)
  }

  @Test func `another kind of file is refused`() throws {
    #expect(try folder.run("apply", "in/a.txt", "--output", "x").code == 4)
  }
}
