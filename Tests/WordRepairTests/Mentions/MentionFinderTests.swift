import Copydesk
import WordRepair
import CopydeskTestSupport
import Testing

@Suite struct MentionFinderTests {
  /// The mentions with the numbers of their clusters.
  private func mentions(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    let tokens = TreebankTokens(bytes)
    return MentionFinder.mentions(in: bytes).map { mention in
      "\(String(decoding: bytes[tokens.range(of: mention.tokens)], as: UTF8.self)):\(mention.cluster)"
    }
  }

  @Test(arguments: [
    ("Mr. J. Okell spoke.", ["Mr. J. Okell:0"]),
    ("He met Mara Tollen. Tollen smiled.", ["He:0", "Mara Tollen:1", "Tollen:1"]),
    ("She joined the Church of Vell at dawn.", ["She:0", "the Church of Vell:1"]),
    ("It is the Bank of the North, he said.", ["It:0", "the Bank of the North:1", "he:2"]),
    ("Many said that Vell had won.", ["Vell:0"]),
    ("There is a way.", ["a way:0"]),
    ("They left on Monday in May.", ["They:0"]),
  ])
  func findsNames(text: String, expected: [String]) { #expect(mentions(text) == expected) }

  @Test(arguments: [
    ("We saw an old boat near us.", ["We:0", "an old boat:1", "us:0"]),
    ("I lost my key.", ["I:0", "my key:1", "my:0"]),
    ("The city's residents wait.", ["The city's residents:0", "The city's:1"]),
    ("A boat sank. The boat was new.", ["A boat:0", "The boat:0"]),
    ("A boat sank. It was new.", ["A boat:0", "It:0"]),
    ("The workers left when they were paid.", ["The workers:0", "they:0"]),
    ("The newly built bridge collapsed quickly.", ["The newly built bridge:0"]),
  ])
  func findsPhrasesAndPronouns(text: String, expected: [String]) { #expect(mentions(text) == expected) }

  @Test(arguments: [
    ("We need new workers and three old boats.", ["We:0", "new workers:1", "three old boats:2"]),
    ("He paid for all repairs.", ["He:0", "all repairs:1"]),
    ("Two boats sank.", ["Two boats:0"]),
  ])
  func findsPhrasesWithoutDeterminers(text: String, expected: [String]) { #expect(mentions(text) == expected) }

  @Test(arguments: [
    ("The bridge fell. This was no surprise.", ["The bridge:0", "fell:1", "This:1"]),
    ("They left, and that is sad.", ["They:0", "left:1", "that:1"]),
    ("They left early. That's sad, and this is odd.", ["They:0", "left:1", "That:1", "'s:2", "this:2"]),
    // A relative, a conjunction, a determiner, and nothing to point back to.
    ("The boat that was lost came.", ["The boat:0"]),
    ("He said that was.", ["He:0"]), ("They said ‘we want this’ today.", ["They:0", "we:1"]),
    ("They left; ‘this’ it was.", ["They:0", "it:1"]),
    ("It sank. This boat was new.", ["It:0", "This boat:1"]),
    ("This is new.", []),
  ])
  func findsEvents(text: String, expected: [String]) { #expect(mentions(text) == expected) }

  @Test func aPronounStandsForTheNearestThatAgrees() {
    #expect(
      mentions("Mrs. Lim met Mr. Okell. He thanked her, and she left.")
        == ["Mrs. Lim:0", "Mr. Okell:1", "He:1", "her:0", "she:0"])
  }

  @Test func proseAndTokenizedTextHaveTheSameMentions() {
    let prose = "Mara Tollen's plan wasn't new. She said the city's council knew her plan."
    let tokenized = "Mara Tollen 's plan was n't new . She said the city 's council knew her plan ."
    #expect(
      MentionFinder.mentions(in: Array(prose.utf8)) == MentionFinder.mentions(in: Array(tokenized.utf8)))
  }

  @Test func namesEndSomewhere() {
    let links = String(repeating: "Church of ", count: 20_000)
    let lengths = MentionFinder.mentions(in: Array(links.utf8)).map(\.tokens.count)
    #expect(lengths.count > 1000 && lengths.allSatisfy { $0 <= 8 })
  }

  @Test func mentionsStayInsideTheirParagraph() {
    #expect(mentions("He saw the\nboat of Vell\nHarbour") == ["He:0", "Vell:1"])
  }

  @Test func anyBytesGiveMentionsInsideTheText() {
    var generator = TextGenerator(seed: SplitMix64.testSeed)
    for round in 0..<400 {
      let text =
        switch round % 4 {
        case 0: generator.unicode(scalars: 80)
        case 1: generator.bytes(160)
        case 2: generator.fragments(40)
        default: generator.mutated(Array(generator.paragraph(sentences: 6).utf8))
        }
      let tokens = TreebankTokens(text)
      var known = 0
      var start = 0
      for mention in MentionFinder.mentions(in: text) {
        #expect(!mention.nameTokens.isEmpty && mention.tokens.upperBound <= tokens.count, "seed \(SplitMix64.testSeed)")
        #expect(mention.tokens.lowerBound >= start, "seed \(SplitMix64.testSeed)")
        #expect(0...known ~= mention.cluster, "seed \(SplitMix64.testSeed)")
        known = max(known, mention.cluster + 1)
        start = mention.tokens.lowerBound
      }
    }
  }
}
