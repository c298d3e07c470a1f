import Testing

/// `--mask` and the key `mask` of a configuration.
@Suite struct MaskTests {
  private let folder: CommandFolder
  private static let text = "Write to ada@vell.example or call 312-555-0143 .\n"

  init() throws {
    folder = try CommandFolder()
    try folder.write(Self.text, to: "a.txt")
  }

  @Test func `kinds are masked, and come back`() throws {
    let run = try folder.run("clean", "a.txt", "--mask", "email,phone", "-o", "out.txt", "--edits", "e.jsonl")
    #expect(run.code == 0)
    #expect(try folder.read("out.txt") == "Write to [email] or call [phone].\n")
    #expect(try folder.run("revert", "e.jsonl", "--output", "back.txt").code == 0)
    #expect(try folder.read("back.txt") == Self.text)
    #expect(try folder.run("clean", "a.txt").text == "Write to ada@vell.example or call 312-555-0143.\n")
  }

  @Test func `a configuration masks, and the command line says otherwise`() throws {
    try folder.write("mask: [email]\n", to: "copydesk.yaml")
    #expect(try folder.run("clean", "a.txt").text == "Write to [email] or call 312-555-0143.\n")
    #expect(try folder.run("clean", "a.txt", "--mask", "phone").text == "Write to ada@vell.example or call [phone].\n")
    #expect(try folder.run("clean", "a.txt", "--dump-config").text.contains("mask: ['email']"))
    try folder.write("mask: [letters]\n", to: "copydesk.yaml")
    #expect(try folder.run("clean", "a.txt").errors.contains("'mask' must be one of email, phone, ip, url, handle"))
  }

  @Test func `a kind that is none is told`() throws {
    let run = try folder.run("clean", "a.txt", "--mask", "names")
    #expect(run.code == 2)
    #expect(run.errors.contains("'--mask names' is none of email, phone, ip, url, handle"))
  }
}
