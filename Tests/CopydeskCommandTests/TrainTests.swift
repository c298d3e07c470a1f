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
}
