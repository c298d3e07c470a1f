import Testing

/// Documents beyond `--max-document` pass through with a finding, whatever they come in.
@Suite struct MaximumDocumentTests {
  private static let damaged = "It rained , they said ."
  private static let repaired = "It rained, they said."
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  /// Tokenized text of some size.
  private func text(_ size: Int) -> String {
    String(String(repeating: Self.damaged + "\n", count: size / 24 + 1).prefix(size))
  }

  private func isOversized(_ ledger: String, bytes: Int, limit: Int) -> Bool {
    ledger.contains(#""rule":"oversized-document""#)
      && ledger.contains(#""evidence":{"bytes":"\#(bytes)","limit":"\#(limit)"}"#)
  }

  @Test func `a plain text is cleaned up to the limit and passed through beyond it`() throws {
    try folder.write(Self.damaged, to: "a.txt")
    let size = Self.damaged.utf8.count
    #expect(try folder.run("clean", "a.txt", "--max-document", "\(size)").text == Self.repaired)
    let outcome = try folder.run("clean", "a.txt", "--max-document", "\(size - 1)", "--edits", "e.jsonl")
    #expect(outcome.code == 0)
    #expect(outcome.text == Self.damaged)
    #expect(isOversized(try folder.read("e.jsonl"), bytes: size, limit: size - 1))
  }

  /// Several pieces, from a file, from standard input and out of a compressed file, with each number of jobs.
  @Test(arguments: ["1", "2", "3"])
  func `pieces stay in order and come back`(jobs: String) throws {
    let large = text(3_500_000)
    try folder.write(large, to: "in/a.txt")
    try folder.write(Self.damaged, to: "in/b.txt")
    let run = try folder.run(
      "clean", "in", "--output", "out", "--edits", "e.jsonl", "--max-document", "1k", "--jobs", jobs)
    #expect(run.code == 0)
    #expect(try folder.read("out/a.txt") == large)
    #expect(try folder.read("out/b.txt") == Self.repaired)
    #expect(isOversized(try folder.read("e.jsonl"), bytes: large.utf8.count, limit: 1024))
    #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
    #expect(try folder.read("back/a.txt") == large)
    #expect(try folder.read("back/b.txt") == Self.damaged)
    let plain = try folder.shell("copydesk clean - --max-document 1k < in/a.txt | cmp - in/a.txt")
    #expect(plain.code == 0)
    #expect(
      try folder.shell("gzip -k in/a.txt && copydesk clean in/a.txt.gz --max-document 1k | zcat -f | cmp - in/a.txt")
        .code
        == 0)
  }

  @Test func `records of JSON Lines and tables pass through one by one`() throws {
    try folder.write(
      #"{"id":"1","text":"\#(Self.damaged)"}"# + "\n"
        + #"{"id":"2","text":"\#(text(200))"}"#
        .replacing("\n", with: "\\n") + "\n", to: "a.jsonl")
    try folder.write("id,text\n1,\"\(Self.damaged)\"\n2,\"\(text(200))\"\n", to: "a.csv")
    for name in ["a.jsonl", "a.csv"] {
      let run = try folder.run("clean", name, "--output", "o", "--edits", "e.jsonl", "--max-document", "100")
      #expect(run.code == 0)
      #expect(try folder.read("o") == folder.read(name).replacing(Self.damaged + "\"", with: Self.repaired + "\""))
      #expect(isOversized(try folder.read("e.jsonl"), bytes: 200, limit: 100))
      #expect(try folder.run("revert", "e.jsonl", "--output", "back").code == 0)
      #expect(try folder.read("back") == folder.read(name))
    }
  }

  @Test func `the configuration file says it, and the command line more`() throws {
    try folder.write("max-document: 10\n", to: "copydesk.yaml")
    let given = ["clean", "-", "--config", "copydesk.yaml"]
    #expect(try folder.start(given, input: Array(Self.damaged.utf8)).wait().text == Self.damaged)
    #expect(
      try folder.start(given + ["--max-document", "1M"], input: Array(Self.damaged.utf8)).wait().text == Self.repaired)
    try folder.write("max-document: 4MB\n", to: "copydesk.yaml")
    let refused = try folder.start(given, input: []).wait()
    #expect(refused.code == 2)
    #expect(refused.errors.contains("'max-document' must be a number of bytes, such as 500k, 4M or 1G"))
    #expect(try folder.run("clean", "-", "--max-document", "0").code == 2)
  }

  @Test func `a run with a manifest, a quarantine and reports has it too`() throws {
    let large = text(2_500_000)
    try folder.write(large, to: "in/a.txt")
    let run = try folder.run(
      "clean", "in", "--output", "out", "--edits", "e.jsonl", "--manifest", "m.sqlite", "--max-document", "1M",
      "--quarantine", "bad", "--quarantine-above", "0.1", "--report", "r.json", "--summary-json", "s.json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try folder.read("out/a.txt") == large)
    #expect(try folder.read("r.json").contains("oversized-document"))
    #expect(try folder.read("s.json").contains("oversized-document"))
    #expect(folder.names("bad").isEmpty)
  }
}
