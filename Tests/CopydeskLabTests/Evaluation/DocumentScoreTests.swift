import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct DocumentScoreTests {
  private static func score(
    _ damaged: String, _ clean: String, _ places: [GoldPlace], output: String, _ findings: [EvaluatedFinding] = [],
    dropped: [Range<Int>] = []
  ) throws -> DocumentScore {
    var record = try GoldRecord(line: Array(#"{"id": "a", "damaged": "", "clean": "", "sites": []}"#.utf8))
    (record.damaged, record.clean, record.places, record.droppedRanges) = (damaged, clean, places, dropped)
    return DocumentScore(record, output: output, findings: findings)
  }

  private static func finding(_ members: String) throws -> EvaluatedFinding {
    try EvaluatedFinding(line: Array("{\"category\": \"scramble\", \(members)}".utf8))
  }

  private static let damaged = "He put he on the table and left."
  private static let clean = "He put it on the table and left."
  private static let place = GoldPlace(range: 7..<9, cleanRange: 7..<9, drift: 2)

  @Test func `what is left as it is has its errors before and after`() throws {
    let score = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.damaged)
    #expect(score.counts.words == 9)
    #expect(score.counts.editsBefore == 1)
    #expect(score.counts.editsAfter == 1)
    #expect(score.counts.harmed == 0)
    #expect(score.counts.places == 1)
    #expect(score.counts.restored == 0)
    #expect(score.details.places == [1: ScoreDetails.Places(places: 1)])
    // The only sentence holds the place.
    #expect(score.counts.sentences == 0)
  }

  @Test func `a word made wrong is harm, one that was wrong before is not`() throws {
    let output = "He put she in the table and left."
    let score = try Self.score(Self.damaged, Self.clean, [Self.place], output: output)
    #expect(score.counts.harmed == 1)
    #expect(score.counts.editsAfter == 2)
  }

  @Test func `a repair is right if its place is restored`() throws {
    let finding = try Self.finding(#""outcome": "repaired", "start": 7, "end": 9, "after": "it", "confidence": 0.72"#)
    let right = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.clean, [finding])
    #expect(right.counts.bands[7] == ScoreCounts.Band(repairs: 1, right: 1, confidence: 0.72))
    #expect(right.details.rules["scramble"]?.right == 1)
    #expect(right.details.places[1]?.suggested == 1)
    let wrong = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.damaged, [finding])
    #expect(wrong.counts.bands[7] == ScoreCounts.Band(repairs: 1, right: 0, confidence: 0.72))
    #expect(wrong.counts.found == 1)
    #expect(wrong.details.rules["scramble"]?.right == 0)
  }

  @Test(arguments: [
    ("start\": 7, \"end\": 9", ["she", "it"], true),
    ("start\": 7, \"end\": 9", ["she", "him", "her", "them", "us", "it"], false),
    // A finding may begin or end elsewhere than the place.
    ("start\": 3, \"end\": 9", ["put it"], true),
    ("start\": 7, \"end\": 12", ["it on"], true),
    ("start\": 7, \"end\": 12", ["it"], false),
    ("start\": 6, \"end\": 10", ["it"], true),
  ])
  func `a suggestion is right if it gives the gold words`(_ range: String, _ suggestions: [String], _ isRight: Bool)
    throws
  {
    let list = suggestions.map { "\"\($0)\"" }.joined(separator: ", ")
    let finding = try Self.finding("\"outcome\": \"flagged\", \"\(range), \"evidence\": {\"suggestion\": [\(list)]}")
    let score = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.damaged, [finding])
    #expect(score.details.places[1]?.withSuggestions == 1)
    #expect(score.details.places[1]?.suggested == (isRight ? 1 : 0))
  }

  @Test func `a drift stated is held against the true one`() throws {
    let finding = try Self.finding(#""outcome": "repaired", "start": 7, "end": 9, "evidence": {"drift": "6"}"#)
    let score = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.damaged, [finding])
    #expect(score.details.drifts == [4: ScoreDetails.Drift(repairs: 1, right: 0)])
  }

  @Test func `findings about spacing neither find a place nor count`() throws {
    let finding = try EvaluatedFinding(
      line: Array(#"{"rule": "x", "category": "spacing", "outcome": "repaired", "start": 7, "end": 9}"#.utf8))
    let score = try Self.score(Self.damaged, Self.clean, [Self.place], output: Self.clean, [finding])
    #expect(score.counts.findings == 0)
    #expect(score.counts.found == 0)
    #expect(score.details.rules["x"] == ScoreDetails.Rule(category: "spacing", repaired: 1))
    #expect(score.details.places[1]?.foundAndRestored == 0)
  }

  @Test func `sentences count if nothing in them was damaged or dropped`() throws {
    let clean = "The first one is whole. The second lost a word. The third is spaced out."
    let output = "The first one is whole. The second lost word. The third is  spaced out."
    let score = try Self.score(clean, clean, [], output: output, dropped: [40..<42])
    #expect(score.counts.sentences == 2)
    #expect(score.counts.verbatim == 1)
  }

  @Test func `ranges beyond the texts are no harm`() throws {
    let place = GoldPlace(range: 500..<900, cleanRange: 700..<800, drift: Int.min)
    let finding = try Self.finding(
      #""outcome": "repaired", "start": 0, "end": 9000, "confidence": 1e999, "evidence": {"drift": "1"}"#
    )
    let score = try Self.score(Self.damaged, Self.clean, [place], output: "", [finding])
    #expect(score.counts.found == 1)
    #expect(score.details.places[0]?.places == 1)
    #expect(score.details.drifts.isEmpty)
  }
}
