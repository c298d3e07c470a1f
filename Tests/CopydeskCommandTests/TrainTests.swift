import Testing

@Suite struct TrainTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write(String(repeating: Prose.repaired, count: 20), to: "corpus.txt")
  }

  @Test func `a model and its ARPA file come from text`() throws {
    let outcome = try folder.run(
      "train", "corpus.txt", "--order", "3", "--memory", "100M", "--output", "m.cdlm", "--arpa", "m.arpa")
    #expect(outcome.code == 0)
    let arpa = try folder.read("m.arpa")
    #expect(arpa.hasPrefix("\\data\\\nngram 1="))
    #expect(arpa.contains("\\3-grams:"))
    #expect(try folder.run("train", "--from-arpa", "m.arpa", "--output", "again.cdlm").code == 0)
  }

  @Test func `no corpus and no output are wrong usage`() throws {
    #expect(try folder.run("train", "corpus.txt").code == 2)
    #expect(try folder.run("train", "--output", "m.cdlm").code == 2)
  }

  @Test func `a corpus that is missing is one line that names it`() throws {
    let outcome = try folder.run("train", "nosuch.txt", "--output", "m.cdlm")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("nosuch.txt"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func `a batch adapts a model, and one too small is told so`() throws {
    #expect(try folder.run("train", "corpus.txt", "--order", "2", "--memory", "100M", "--output", "m.cdlm").code == 0)
    let (who, what) = (["The baker", "My aunt", "A sailor", "Nobody"], ["sang", "slept", "waited", "came home"])
    for number in 0..<320 {
      let sentences = (0..<12).map {
        "\(who[(number + $0) % 4]) \(what[(number / 4 + $0 * $0) % 4]) in week \(number)."
      }
      try folder.write(sentences.joined(separator: " "), to: "batch/\(number).txt")
    }
    let outcome = try folder.run(
      "train", "--adapt-batch", "batch", "--model", "m.cdlm", "--memory", "100M", "--output", "b.cdlm")
    #expect(outcome.code == 0)
    #expect(outcome.errors.contains("held out; perplexity of these"))
    #expect(try !folder.bytes("b.cdlm").isEmpty)
    let small = try folder.run(
      "train", "--adapt-batch", "corpus.txt", "--model", "m.cdlm", "--memory", "100M", "--output", "c.cdlm", "--quiet")
    #expect(small.code == 4)
    #expect(small.errors.contains("give more documents"))
    #expect(small.errors.split(separator: "\n").count == 1)
  }
}
