import Testing

/// A manifest takes memory for a document, never for all documents of a block times their ledger.
@Suite struct ManifestMemoryTests {
  /// One copy of the block's ledger for each of these records was 5 GB.
  @Test func `many short records fit`() throws {
    let folder = try CommandFolder()
    let records = (0..<3000).map { "{\"id\":\"\($0)\",\"text\":\"It is over , he said . \($0)\"}\n" }.joined()
    try folder.write(records, to: "a.jsonl")
    let line = """
      ulimit -v 3000000; copydesk clean a.jsonl --output b.jsonl --edits e.jsonl --manifest run.sqlite \
      --only space-before-punctuation
      """
    let outcome = try folder.shell(line)
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(
      try folder.shell("sqlite3 run.sqlite \"SELECT count(*), sum(json_array_length(findings)) FROM document\"").text
        == "3000|6000\n")
    #expect(try folder.run("revert", "e.jsonl", "--output", "c.jsonl").code == 0)
    #expect(try folder.read("c.jsonl") == records)
  }
}
