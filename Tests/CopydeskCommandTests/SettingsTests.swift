import Testing

/// Settings that are found, variables of the environment, files that are left out.
@Suite struct SettingsTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("set: {space-before-punctuation: off}\nexclude: ['drafts/']\n", to: "copydesk.yaml")
    for name in ["a.txt", "sub/deep/b.txt", "drafts/c.txt"] { try folder.write("It rained , he said.\n", to: name) }
  }

  private func checked(_ arguments: String...) throws -> [String] {
    let outcome = try folder.start(["check"] + arguments).wait()
    return outcome.text.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
  }

  @Test func `a configuration is found above a file, and above the working folder`() throws {
    #expect(try checked("sub/deep/b.txt") == [])
    #expect(try checked("sub/deep/b.txt", "--isolated") == ["sub/deep/b.txt"])
    #expect(try folder.shell("cd sub/deep; copydesk clean - <b.txt").text == "It rained , he said.\n")
    #expect(try folder.shell("cd sub/deep; copydesk clean - --isolated <b.txt").text == "It rained, he said.\n")
    #expect(
      try folder.shell("cd /; copydesk check - --stdin-filename '\(folder.path)/a.txt' <'\(folder.path)/a.txt'").code
        == 0)
  }

  @Test func `what it excludes is not read, unless the file is named`() throws {
    try folder.write("exclude: ['drafts/']\n", to: "copydesk.yaml")
    #expect(try checked(".") == ["a.txt", "sub/deep/b.txt"])
    #expect(try checked("drafts/c.txt") == ["drafts/c.txt"])
    #expect(try checked("drafts/c.txt", "--force-exclude") == [])
    #expect(try folder.run("check", "drafts/c.txt", "--force-exclude").code == 0)
    #expect(try checked(".", "--exclude", "a.*") == ["sub/deep/b.txt"])
  }

  @Test func `a gitignore is kept to inside a repository`() throws {
    try folder.write("", to: "copydesk.yaml")
    try folder.write("*.txt\n!b.txt\ndrafts/\n", to: ".gitignore")
    #expect(try checked(".").count == 3)
    #expect(try folder.shell("git init -q .").code == 0)
    let outcome = try folder.run("check", ".")
    #expect(outcome.text.hasPrefix("sub/deep/b.txt:"), "\(outcome.text)")
    #expect(
      outcome.errors.contains("left out 2 files or folders that .gitignore names; --no-ignore"), "\(outcome.errors)")
    #expect(try checked(".", "--no-ignore").count == 3)
    try folder.write("!a.txt\n", to: "sub/.gitignore")
    try folder.write("x\n", to: "sub/deep/.gitignore")
    #expect(try checked(".") == ["sub/deep/b.txt"])
  }

  @Test func `the settings of a file are those of its override`() throws {
    let text = "profile: standard\noverrides:\n  - path: 'sub/**'\n    profile: safe\n    skip: [quotes]\n"
    try folder.write(text + "  - source: wire\n    gap: mark\nsource-field: site\n", to: "copydesk.yaml")
    let shown = try folder.run("check", "sub/deep/b.txt", "--dump-config").text
    #expect(
      shown.contains("# sub/deep/b.txt: with the override at ") && shown.contains("copydesk.yaml:3, for sub/**\n"))
    #expect(shown.contains("\nprofile: safe\nskip: ['quotes']\n") && !shown.contains("overrides:"), "\(shown)")
    let other = try folder.run("check", "a.txt", "--dump-config").text
    #expect(other.contains("\nprofile: standard\n") && other.contains("source: ['wire']"), "\(other)")
    // What the command line says comes first here, too, and a folder has all overrides.
    #expect(
      try folder.run("check", "sub/deep/b.txt", "--profile", "thorough", "--dump-config").text
        .contains("\nprofile: thorough\n"))
    #expect(try folder.run("check", "sub", "--dump-config").text.contains("path: ['sub/**']"))
  }

  @Test func `inputs with different configurations are refused`() throws {
    try folder.write("", to: "sub/copydesk.yaml")
    let outcome = try folder.run("check", "a.txt", "sub/deep/b.txt")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("name one with --config, or leave them out with --isolated"), "\(outcome.errors)")
  }

  @Test func `variables stand for options, and the command line comes first`() throws {
    func clean(_ environment: [String: String], _ arguments: String...) throws -> String {
      try folder.start(["clean", "a.txt", "--isolated"] + arguments, environment: environment).wait().text
    }
    let plain = "It rained, he said.\n"
    #expect(try clean(["COPYDESK_SKIP": "punctuation"]) == "It rained , he said.\n")
    #expect(try clean(["COPYDESK_SKIP": "punctuation"], "--skip", "layout") == plain)
    #expect(try clean(["COPYDESK_SKIP": "layout\npunctuation"]) == "It rained , he said.\n")
    #expect(try clean(["COPYDESK_SKIP": "", "COPYDESK_NO_SUCH": "1"]) == plain)
    let quiet = try folder.start(["clean", "a.txt", "nosuch.txt", "-o", "out/"], environment: ["COPYDESK_QUIET": "0"])
      .wait()
    #expect(quiet.code == 3)
  }

  @Test func `the settings in force read as the same settings`() throws {
    try folder.write(
      """
      profile: thorough
      skip: [gap]
      set: {doubled-word: {mode: flag, except: [Dunan, 'it''s']}}
      protect: ['\\bCVE-\\d+', "a\\tb"]
      rules:
        - {id: slug, pattern: '(?m)^\\(RTX\\) ', replace: '', examples: [{before: "(RTX) a\\nb", after: "a\\nb"}]}
      overrides: [{path: archive/**, profile: safe, set: {slug: off}}]
      """, to: "copydesk.yaml")
    let first = try folder.run("check", "--dump-config", ".").text
    try folder.write(first, to: "copydesk.yaml")
    #expect(try folder.run("check", "--dump-config", ".").text == first)
    #expect(first.hasPrefix("# with copydesk.yaml\nprofile: thorough\n"))
    // The override's profile has a threshold of its own.
    #expect(first.contains("\n# min-confidence: ") && !first.contains("\nmin-confidence: "))
  }

  @Test func `overrides are by path and by a record's source`() throws {
    try folder.write(
      """
      source-field: site
      overrides:
        - path: ['archive/', '!archive/keep*']
          skip: [punctuation]
        - source: wire.example
          skip: [punctuation]
      """, to: "copydesk.yaml")
    try folder.write("It rained , he said.\n", to: "archive/x.txt")
    try folder.write("It rained , he said.\n", to: "archive/keep.txt")
    #expect(try checked("archive", "a.txt") == ["archive/keep.txt", "a.txt"])
    try folder.write(
      #"{"text":"It rained , he.","site":"wire.example"}"# + "\n" + #"{"text":"It rained , he.","site":"other"}"#,
      to: "r.jsonl")
    #expect(try folder.run("check", "r.jsonl").text.hasPrefix("r.jsonl:2:"))
    try folder.write("site,text\nwire.example,\"It rained , he.\"\nother,\"It rained , he.\"\n", to: "t.csv")
    #expect(try folder.run("check", "t.csv").text.hasPrefix("t.csv:3:"))
  }

  @Test func `rules of one's own stand in the list, the report, the ledger and in fixtures`() throws {
    try folder.write(
      "rules: [{id: slug, message: A slug., pattern: '^\\(RTX\\) ', replace: '', category: layout}]\n",
      to: "copydesk.yaml")
    try folder.write("(RTX) It rained.\n", to: "a.txt")
    #expect(try folder.run("clean", "a.txt", "--edits", "e.jsonl", "-o", "b.txt", "--report", "r.sarif").code == 0)
    #expect(try folder.read("b.txt") == "It rained.\n")
    #expect(try folder.read("e.jsonl").contains(#""rule":"slug""#))
    #expect(try folder.read("r.sarif").contains("A slug."))
    #expect(try folder.run("revert", "e.jsonl", "-o", "-").text == "(RTX) It rained.\n")
    #expect(try folder.run("rules", "slug").text.contains("A slug."))
    #expect(try folder.run("rules").text.contains("  slug "))
    try folder.write(
      #"[{"label": "a", "input": "(RTX) x", "expected": "x", "rules": ["slug"]}]"#, to: "fx/cases/a.json")
    #expect(try folder.run("verify", "fx").code == 0)
  }
}
