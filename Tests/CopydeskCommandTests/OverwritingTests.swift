import Testing

/// No command writes over anything it reads, whatever option names it.
@Suite struct OverwritingTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("corpus text here , x\n", to: "s.txt")
    try folder.write("other text here , y\n", to: "t.txt")
    try folder.write("licence\n", to: "l.txt")
    try folder.write("\\data\\\n", to: "a.arpa")
    try folder.write("{\"id\":\"1\"}\n", to: "s.jsonl")
    try folder.write("profile: safe\n", to: "c.yaml")
    try folder.write("{\"text\":\"a , b\",\"id\":\"1\"}\n", to: "in/r.jsonl")
    try folder.write("model", to: "m.cdlm")
  }

  private static let commands: [[String]] = [
    ["train", "s.txt", "-o", "s.txt"], ["train", "s.txt", "-o", "./in/../s.txt"],
    ["train", "s.txt", "-o", "t", "--arpa", "s.txt"], ["train", "s.txt", "-o", "n", "--arpa", "n"],
    ["train", "--from-arpa", "a.arpa", "-o", "a.arpa"], ["train", "--adapt", "s.txt", "-o", "s.txt"],
    ["train", "--adapt", "s.txt", "--held-out", "t.txt", "-o", "t.txt"],
    ["train", "--adapt", "s.txt", "--model", "m.cdlm", "-o", "m.cdlm"],
    ["train", "--adapt-batch", "in", "-o", "in/r.jsonl"], ["train", "--adapt-batch", "s.txt", "-o", "s.txt"],
    ["train", "s.txt", "--licences", "l.txt", "-o", "l.txt"], ["train", "s.txt", "-o", "link"],
    ["learn", "s.jsonl", "-o", "s.jsonl"], ["learn", "s.jsonl", "--model", "m.cdlm", "-o", "m.cdlm"],
    ["damage", "s.txt", "-o", "s.txt"], ["damage", "in", "-o", "in/r.jsonl"],
    ["clean", "s.txt", "-o", "c.yaml", "--config", "c.yaml"],
    ["clean", "s.txt", "-o", "n.txt", "--edits", "c.yaml", "--config", "c.yaml"],
    ["clean", "s.txt", "-o", "t.txt", "--evidence", "t.txt"],
    ["check", "s.txt", "--config", "c.yaml", "--summary-json", "c.yaml"],
    ["diff", "s.txt", "--config", "c.yaml", "--summary-json", "s.txt"],
    ["eval", "s.jsonl", "--summary-json", "s.jsonl"], ["eval", "--clean", "s.txt", "--summary-json", "s.txt"],
    ["revert", "s.jsonl", "--summary-json", "s.jsonl"],
  ]

  @Test(arguments: commands)
  func `a command that would write over what it reads is refused`(arguments: [String]) throws {
    #expect(try folder.shell("ln s.txt link").code == 0)
    let names = folder.names()
    let before = try names.map { try folder.bytes($0) }
    let outcome = try folder.start(arguments).wait()
    #expect(outcome.code == 2, "\(arguments) \(outcome.errors)")
    #expect(outcome.errors.contains("choose another path") || outcome.errors.contains("would be"), "\(outcome.errors)")
    #expect(folder.names() == names)
    #expect(try names.map { try folder.bytes($0) } == before)
  }
}
