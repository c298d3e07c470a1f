import Testing

@Suite struct LearnTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  private static let people = ["Søren Vell", "Ann Lee", "Tom Reed", "Ida Falk", "Max Orr"]

  private static func article(_ number: Int) -> String {
    let name = people[number % people.count]
    return """
      \(name) opened a new bridge on day \(number). He told the council that his bridge would carry more cars than it could.
      “The bridge is ours,” \(name) said. The council thanked him, and he left it to its work. They said that they would
      have to pay him for the rest of the year, and that he was not able to help them before the end of the month.
      """
  }

  /// A set of damaged texts, and a small model that has not seen them.
  private func prepare(_ count: Int) throws {
    try folder.write((0..<count).map(Self.article).joined(separator: "\n\n"), to: "corpus.txt")
    try folder.write((50..<90).map(Self.article).joined(separator: "\n\n"), to: "rest.txt")
    let damaged = try folder.run(
      "damage", "corpus.txt", "--minimum-words", "5", "--rate", "0.6", "--crawl", "none", "--drift", "2",
      "--output", "set.jsonl")
    #expect(damaged.code == 0)
    let trained = try folder.run(
      "train", "rest.txt", "--order", "3", "--memory", "100M", "--output", "m.cdlm", "--quiet")
    #expect(trained.code == 0, "\(trained.errors)")
  }

  @Test func `weights are learned and clean takes them`() throws {
    try prepare(10)
    let learned = try folder.run(
      "learn", "set.jsonl", "--model", "m.cdlm", "--output", "w.cdscram", "--recipe", "for a test")
    #expect(learned.code == 0)
    // Damage may cut a text in two.
    let texts = try folder.read("set.jsonl").split(separator: "\n").count
    #expect(learned.errors.contains("\nw.cdscram: learned from \(texts) texts with "), "\(learned.errors)")
    try folder.write(Prose.damaged, to: "a.txt")
    let cleaned = try folder.run("clean", "a.txt", "--weights", "w.cdscram", "--model", "m.cdlm", "--output", "-")
    #expect(cleaned.code == 0, "\(cleaned.errors)")
    #expect(cleaned.text == Prose.repaired)
  }

  @Test func `weights that are damaged or missing are one line`() throws {
    try folder.write(Prose.damaged, to: "a.txt")
    try folder.write("CDSCRAM1 but no more of it", to: "w.cdscram")
    try folder.write("something else altogether", to: "v.cdscram")
    for (name, remedy) in [
      ("w.cdscram", "learn the weights again"), ("v.cdscram", "give a file of learned weights"),
      ("nosuch.cdscram", "check the path"),
    ] {
      let outcome = try folder.run("clean", "a.txt", "--weights", name, "--output", "out.txt")
      #expect(outcome.code != 0)
      #expect(outcome.errors.contains("\(name): "))
      #expect(outcome.errors.contains(remedy))
      #expect(outcome.errors.split(separator: "\n").count == 1)
      #expect(!folder.exists("out.txt"))
    }
  }

  @Test func `too few texts, a damaged set and a missing one are one line`() throws {
    try prepare(3)
    try folder.write("no record\n", to: "bad.jsonl")
    for (set, reason) in [
      ("set.jsonl", "3 texts are too few"), ("bad.jsonl", "bad.jsonl:1: "), ("nosuch.jsonl", "nosuch.jsonl: "),
    ] {
      let outcome = try folder.run("learn", set, "--model", "m.cdlm", "--output", "w.cdscram", "--quiet")
      #expect(outcome.code != 0)
      #expect(outcome.errors.contains(reason), "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
      #expect(!folder.exists("w.cdscram"))
    }
    #expect(try folder.run("learn", "set.jsonl").code == 2)
  }
}
