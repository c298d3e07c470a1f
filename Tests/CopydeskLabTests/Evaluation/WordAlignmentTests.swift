import Testing

@testable import CopydeskBatch
@testable import CopydeskLab

@Suite struct WordAlignmentTests {
  private static func alignment(_ gold: String, _ other: String) -> WordAlignment {
    var numbers = WordNumbers()
    let gold = numbers.numbers(of: FoldedWords(gold.unicodeScalars.map(\.value)))
    return WordAlignment(gold: gold, other: numbers.numbers(of: FoldedWords(other.unicodeScalars.map(\.value))))
  }

  @Test(arguments: [
    ("", "", 0),
    ("a b c", "a b c", 0),
    ("a b c", "", 3),
    ("", "a b", 2),
    ("a b c", "a x y c", 2),
    ("a b c d", "a d e", 3),
  ])
  func `a stretch that differs counts its longer side`(_ gold: String, _ other: String, _ edits: Int) {
    #expect(Self.alignment(gold, other).edits == edits)
  }

  @Test(arguments: [
    ("a b c", 1..<2, true),
    ("b c", 1..<2, true),
    ("a x b c", 1..<2, false),
    ("a b x c", 1..<2, false),
    ("a c", 1..<2, false),
    // With the neighbour gone, there is nothing to be apart from.
    ("x b c", 1..<2, true),
    ("a b x", 1..<3, false),
    ("a b c", 0..<3, true),
    ("a b c", 1..<1, false),
  ])
  func `words are restored if they stand together and nothing else with them`(
    _ other: String, _ words: Range<Int>, _ expected: Bool
  ) {
    #expect(Self.alignment("a b c", other).isRestored(words) == expected)
  }
}
