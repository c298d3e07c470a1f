import Copydesk
import Testing

@testable import WordRepair

@Suite struct RepeatedSpansTests {
  /// Every group as its length and its places.
  private func groups(_ text: String) throws -> Set<String> {
    let spans = RepeatedSpans(try ScoredEnglish.text(text))
    return Set(
      (0..<spans.count).map { group in
        "\(spans.lengths[group]): " + spans.occurrences(of: group).map(String.init).joined(separator: " ")
      })
  }

  @Test(arguments: [
    (
      "The old ship sank. The old ship was here.",
      ["1: 0 5", "1: 1 6", "1: 2 7", "1: 9", "2: 0 5", "2: 1 6", "3: 0 5"]
    ),
    // Capitals do not count; spans do not cross sentences or hold marks.
    ("He sank. he sank.", ["1: 0 3", "1: 1 4", "2: 0 3"]),
    ("Rain, snow. Rain, snow.", ["1: 0 4", "1: 2 6"]),
    // Pronouns count though they stand once, and nothing else does.
    ("Ann saw it.", ["1: 2"]),
    ("", []),
  ])
  func spansThatRepeat(text: String, expected: [String]) throws {
    #expect(try groups(text) == Set(expected))
  }

  @Test func spansAreLookedUpByPlaceAndLength() throws {
    let text = try ScoredEnglish.text("The old ship sank. The old ship was here.")
    let spans = RepeatedSpans(text)
    let group = try #require(spans.group(at: 5, length: 3))
    #expect(spans.group(at: 0, length: 3) == group)
    #expect(Array(spans.occurrences(of: group)) == [0, 5])
    #expect(spans.group(at: 0, length: 4) == nil)
    for (index, length) in [(-1, 1), (0, 0), (0, 7), (99, 1), (Int.max, 2)] {
      #expect(spans.group(at: index, length: length) == nil)
    }
  }

  @Test func spansHaveSixTokensAtMost() throws {
    let spans = RepeatedSpans(
      try ScoredEnglish.text("One two three four five six seven. One two three four five six seven."))
    #expect(spans.lengths.max() == 6)
    #expect(spans.group(at: 0, length: 6) != nil)
    #expect(spans.group(at: 1, length: 6) == spans.group(at: 9, length: 6))
  }
}
