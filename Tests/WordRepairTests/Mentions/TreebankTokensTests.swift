import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct TreebankTokensTests {
  private func tokens(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let tokens = TreebankTokens(bytes)
    return (0..<tokens.count).map { String(decoding: bytes[tokens.range(of: $0)], as: UTF8.self) }
  }

  @Test(arguments: [
    ("They don't know.", "They|do|n't|know|."),
    ("Can’t he?", "Ca|n’t|he|?"),
    ("the city's “plan”", "the|city|'s|“|plan|”"),
    ("I'll, you've, we're, he'd, I'm", "I|'ll|,|you|'ve|,|we|'re|,|he|'d|,|I|'m"),
    ("O'Dray’s ’90s", "O'Dray|’s|’|90s"),
    ("Mr. J. Ford of the U.S. left.", "Mr.|J.|Ford|of|the|U.S.|left|."),
    ("at 6:30 p.m. for 1,200.5 m", "at|6:30|p.m.|for|1,200.5|m"),
    ("a well-known, three-year plan -- so", "a|well-known|,|three-year|plan|--|so"),
    ("over.Then it ended...", "over|.|Then|it|ended|..."),
    ("see example.org or a@b.com", "see|example.org|or|a@b.com"),
    ("$5 (10%)", "$|5|(|10|%|)"),
    ("the boys' boat", "the|boys|'|boat"),
    ("Zoë—née Ørn", "Zoë|—|née|Ørn"),
  ])
  func cutsAsTheTreebankDoes(text: String, expected: String) {
    #expect(tokens(text).joined(separator: "|") == expected)
  }

  @Test(arguments: [
    "They don't know the city's plan, he said.", "“It won’t,” Mr. Ford’s aide said (again); we've seen.",
    "At 6:30 p.m. the well-known U.S. envoy left.", "I’m sure they'd go.",
  ])
  func tokenizedTextHasTheSameTokens(text: String) {
    let once = tokens(text)
    #expect(tokens(once.joined(separator: " ")) == once)
    #expect(tokens(once.joined(separator: "  ")) == once)
  }

  @Test func everyLineWithATokenIsAParagraph() {
    #expect(TreebankTokens(Array("a b\n\n \nc\r\nd".utf8)).paragraphs == [0, 0, 1, 2])
  }

  @Test func rangesOutsideAreEmpty() {
    let tokens = TreebankTokens(Array("a b c".utf8))
    #expect(tokens.range(of: 3).isEmpty)
    #expect(tokens.range(of: -1).isEmpty)
    #expect(tokens.range(of: 1..<4).isEmpty)
    #expect(tokens.range(of: 1..<3) == 2..<5)
  }

  @Test func anyBytesAreCutInOrderAndWithoutLoss() {
    var generator = TextGenerator(seed: SplitMix64.testSeed)
    for round in 0..<600 {
      let text =
        switch round % 3 {
        case 0: generator.unicode(scalars: 60)
        case 1: generator.bytes(120)
        default: generator.fragments(30)
        }
      let tokens = TreebankTokens(text)
      var end = 0
      for token in 0..<tokens.count {
        let range = tokens.range(of: token)
        #expect(
          !range.isEmpty && range.lowerBound >= end && range.upperBound <= text.count, "seed \(SplitMix64.testSeed)")
        #expect(text[end..<range.lowerBound].allSatisfy { $0 <= 0x20 || $0 >= 0x7F }, "seed \(SplitMix64.testSeed)")
        end = range.upperBound
      }
    }
  }
}
