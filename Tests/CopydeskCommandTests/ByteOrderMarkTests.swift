import Testing

/// Marks of the byte order, which files that were joined have in front of later records, too.
@Suite struct ByteOrderMarkTests {
  private static let mark = "\u{FEFF}"
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  @Test func `records behind marks are cleaned, given back, and shown`() throws {
    let record = #"{"id":"a","text":"\#(Prose.damaged.dropLast())"}"# + "\n"
    let input = Self.mark + record + Self.mark + record
    try folder.write(input, to: "a.jsonl")
    #expect(try folder.run("clean", "a.jsonl", "--output", "b.jsonl", "--edits", "e.jsonl").code == 0)
    #expect(
      try folder.read("b.jsonl").split(separator: Prose.repaired.dropLast(), omittingEmptySubsequences: false).count
        == 3)
    #expect(try folder.run("revert", "e.jsonl").text == input)
    let shown = try folder.run("diff", "--ledger", "e.jsonl", "a.jsonl")
    #expect(shown.text.split(separator: "on Monday[-␣-],", omittingEmptySubsequences: false).count == 3, "\(shown)")
  }

  @Test(arguments: [",", "\t", ";"])
  func `a table with a mark and without a header`(delimiter: String) throws {
    let name = delimiter == "\t" ? "a.tsv" : "a.csv"
    let row = "\"\(Prose.damaged.dropLast())\"\(delimiter)1\r\n"
    let input = Self.mark + row + row
    try folder.write(input, to: name)
    let table = ["--no-header", "--delimiter", delimiter, "--text-field", "1"]
    for added in [[], ["--output-field", "cleaned"], ["--score-field", "score"]] {
      let arguments = ["clean", name, "--output", "b", "--edits", "e.jsonl", "--format", "csv"] + table + added
      let run = try folder.start(arguments).wait()
      #expect(run.code == 0, "\(run.errors)")
      let cleaned = try folder.read("b")
      #expect(cleaned.hasPrefix(Self.mark + "\""), "\(added)")
      let pieces = cleaned.split(separator: Prose.repaired.dropLast(), omittingEmptySubsequences: false)
      #expect(pieces.count == 3, "\(added)")
      let back = try folder.run("revert", "e.jsonl")
      #expect(back.text == input, "\(added) \(back.errors)")
    }
  }
}

/// Tables that are not written as RFC 4180 has it, read again from their ledger or manifest.
@Suite struct RereadTableTests {
  private static let table = ["--delimiter", ";", "--no-header", "--text-field", "2"]
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.write("1;\(Prose.damaged.dropLast())\n2;\(Prose.damaged.dropLast())\n", to: "a.csv")
  }

  @Test(arguments: [[], ["--quote", "none"]])
  func `a resumed run makes its report`(quotes: [String]) throws {
    let options = ["--output", "b.csv", "--edits", "e.jsonl", "--report", "r.json", "--manifest", "run.db"]
    #expect(try folder.start(["clean", "a.csv"] + options + Self.table + quotes).wait().code == 0)
    let report = try folder.read("r.json")
    // What a run leaves that was killed before it gave its report a name.
    #expect(try folder.shell("rm r.json; sqlite3 run.db \"UPDATE run SET state = 'running'\"").code == 0)
    let claim = "$(sqlite3 run.db \"SELECT value FROM setting WHERE name = 'claim'\").claim"
    for name in ["b.csv", "e.jsonl", "r.json"] { #expect(try folder.shell("touch .\(name).\(claim)").code == 0) }
    let resumed = try folder.run("clean", "--resume", "run.db")
    #expect(resumed.code == 0, "\(resumed.errors)")
    #expect(try folder.read("r.json").contains("a.csv:2"))
    #expect(try folder.read("r.json").utf8.count == report.utf8.count)
  }

  @Test func `its changes are shown from the ledger`() throws {
    #expect(
      try folder.start(["clean", "a.csv", "--output", "b.csv", "--edits", "e.jsonl"] + Self.table).wait().code == 0)
    let shown = try folder.run("diff", "--ledger", "e.jsonl", "a.csv")
    #expect(shown.text.split(separator: "on Monday[-␣-],", omittingEmptySubsequences: false).count == 3, "\(shown)")
  }

  @Test(arguments: ["-9223372036854775808", "0", "-1", "9223372036854775807"])
  func `a number that is no column`(number: String) throws {
    let run = try folder.start(["clean", "a.csv", "--text-field=\(number)"]).wait()
    #expect(run.code == 4)
    #expect(run.errors.contains("has no column '\(number)'"))
  }
}
