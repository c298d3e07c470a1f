import Testing

/// `--neural-model` and its key in `copydesk.yaml`.
@Suite struct NeuralModelOptionTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test(arguments: ["foreign.gguf", "cut.gguf", "nosuch.gguf"])
  func `a file that is no such model is one line and ends with 4`(name: String) throws {
    try folder.write("It is over.", to: "a.txt")
    try folder.write("something else altogether", to: "foreign.gguf")
    try folder.write("GGUF\u{3}\0\0\0", to: "cut.gguf")
    try folder.write("neural-model: \(name)\n", to: "copydesk.yaml")
    for arguments in [["--neural-model", name], ["--config", "copydesk.yaml"]] {
      let outcome = try folder.run("clean", "a.txt", arguments[0], arguments[1], "--output", "out.txt")
      #expect(outcome.code == 4)
      #expect(outcome.errors.contains("\(name): "))
      #expect(outcome.errors.split(separator: "\n").count == 1)
      #expect(!folder.exists("out.txt"))
    }
  }
}
