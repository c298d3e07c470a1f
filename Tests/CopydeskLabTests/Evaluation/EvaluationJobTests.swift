import CopydeskTestSupport
import Copydesk
import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct EvaluationJobTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(GoldSet.gold, to: "gold.jsonl")
    try folder.write(GoldSet.cleaned, to: "cleaned.jsonl")
    try folder.write(GoldSet.edits, to: "edits.jsonl")
  }

  private func path(_ name: String) -> String { folder.path + "/" + name }

  private func report(isByGenre: Bool = false) async throws -> EvaluationReport {
    let source = EvaluationSource.files(cleaned: path("cleaned.jsonl"), edits: path("edits.jsonl"))
    return try await EvaluationJob(gold: [path("gold.jsonl")], source: source, isByGenre: isByGenre).run().report
  }

  @Test func `a set scored by hand comes out the same`() async throws {
    let text = try await report().text()
    #expect(text == GoldSet.summary + GoldSet.tables)
  }

  @Test func `genres come after all, in the order they are met`() async throws {
    let text = try await report(isByGenre: true).text()
    let heads = text.split(separator: "\n").filter { $0.contains(" documents, ") }
    #expect(
      heads == [
        "all: 2 documents, 21 words, 1 sites", "news: 1 documents, 8 words, 1 sites",
        "?: 1 documents, 13 words, 0 sites",
      ])
  }

  @Test func `a document without cleaned text is scored as it was, and named`() async throws {
    try folder.write(#"{"id": "bridge", "text": ""}"# + "\n", to: "cleaned.jsonl")
    let report = try await report()
    #expect(report.missingDocuments == ["town"])
    #expect(report.text().contains("9.524 -> 38.095"), "\(report.text())")
  }

  @Test(arguments: [
    ("gold.jsonl", "{\n", "gold.jsonl:1: cannot be scored: not JSON"),
    ("gold.jsonl", "\n[]", "gold.jsonl:2: cannot be scored: not a JSON object"),
    (
      "gold.jsonl", #"{"id": "a", "damaged": "", "clean": 7}"#,
      #"gold.jsonl:1: cannot be scored: "clean" must be a string"#
    ),
    (
      "gold.jsonl", #"{"id": 1, "damaged": "", "clean": "", "sites": [{"start": 3, "end": 1}]}"#,
      #"gold.jsonl:1: cannot be scored: "end" must be a number from start"#
    ),
    ("cleaned.jsonl", #"{"text": ""}"#, #"cleaned.jsonl:1: cannot be scored: "id" must be a string or number"#),
    ("edits.jsonl", #"{"id": "town", "start": -1, "end": 0}"#, #"edits.jsonl:1: cannot be scored: "end" must be"#),
  ])
  func `a line that cannot be scored is named`(_ name: String, _ text: String, _ reason: String) async throws {
    try folder.write(text, to: name)
    do {
      _ = try await report()
      Issue.record("it was scored")
    } catch let error as BatchError {
      #expect(error.description.hasPrefix(path(reason)), "\(error)")
    }
  }

  @Test func `the figures do not depend on the number of jobs`() async throws {
    // Some megabyte, so that there are several blocks.
    let record = #"{"id": "ID", "damaged": "WORDS , she said .", "clean": "WORDS, she said.", "sites": []}"#
    let words = (0..<200).map { "word\($0)" }.joined(separator: " ")
    let lines = (0..<200).map { record.replacing("ID", with: "\($0)").replacing("WORDS", with: "\(words) \($0)") }
    try folder.write(lines.joined(separator: "\n"), to: "gold.jsonl")
    var reports: [String] = []
    for jobs in [1, 4] {
      let job = EvaluationJob(gold: [path("gold.jsonl")], source: .cleaner(try .tiny()), jobs: jobs)
      reports.append(try await job.run().report.json())
    }
    #expect(Set(reports).count == 1)
    #expect(reports.first?.contains(#""docs":200"#) == true)
    #expect(reports.first?.contains(#""wer_after":0.0"#) == true)
  }

  @Test func `every finding on clean text is a false alarm`() async throws {
    try folder.write("It's a word , and its\u{A0}other .\nIt isn't.\n", to: "clean/a.txt")
    try folder.write("No harm done.\n", to: "clean/b.txt")
    let job = EvaluationJob(gold: [], source: .cleaner(try .tiny()))
    let (report, summary) = try await job.run(clean: try InputSet([path("clean")]))
    #expect(summary?.files == 2)
    #expect(
      report.text() == """
        clean text: 2 documents, 13 words, 1 changed
          category or rule       edits  space only  flags  edits/10k  space/10k  flags/10k
          spacing                    0           2      0       0.00    1538.46       0.00
            space-before-mark        0           2      0       0.00    1538.46       0.00
          quotes                     2           0      0    1538.46       0.00       0.00
            straight-apostrophe      2           0      0    1538.46       0.00       0.00
          findings about words: 0, 0.00 per 10,000 words

        """)
  }
}
