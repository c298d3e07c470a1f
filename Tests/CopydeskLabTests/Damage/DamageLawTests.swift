import Copydesk
import CopydeskLab
import WordRepair
import CopydeskTestSupport
import Testing

/// What holds for every damaged document, whatever the text and options.
@Suite struct DamageLawTests {
  private static let seed = SplitMix64.testSeed

  /// An article of some paragraphs, or another text that is no prose at all.
  private func text(_ round: Int, _ generator: inout TextGenerator) -> [UInt8] {
    switch round % 6 {
    case 0: generator.unicode(scalars: 200)
    case 1: generator.bytes(300)
    case 2: generator.fragments(80)
    default:
      Array(
        (0..<4).map { _ in generator.paragraph(sentences: 5, curly: round % 2 == 0) }
          .joined(separator: "\n\n").utf8)
    }
  }

  private func options(_ round: Int, _ random: inout SplitMix64) -> DamageOptions {
    var options = DamageOptions()
    options.drift = random.pick([.standard, DriftSchedule(stages: [0]), DriftSchedule(stages: [2, 4, 6])])
    options.rate = random.pick([0.3, 1])
    options.usesNestedMentions = random.once(in: 2)
    options.countsPossessiveEnding = random.once(in: 2)
    options.tokenizations = [DamageTokenization.allCases[round % DamageTokenization.allCases.count]: 1]
    options.crawl = random.pick([
      .standard, .none,
      CrawlDamageRates(
        droppedHyphenatedWord: 1, leadBracket: 1, hoverCard: 1, gluedSentence: 1, wrongDirectionQuote: 1, missingWord: 1
      ),
    ])
    return options
  }

  @Test func cleanTextComesBackAndTheLawOfTheDamageHolds() {
    var generator = TextGenerator(seed: Self.seed)
    var kinds: Set<DamageKind> = []
    for round in 0..<240 {
      let text = text(round, &generator)
      let options = options(round, &generator.random)
      let document = Damager(options).damage(text, seed: UInt64(round))
      let note: Comment = "seed \(Self.seed), round \(round)"
      #expect(document.clean == text, note)
      #expect(document.restored() == text, note)
      #expect(Damager(options).damage(text, seed: UInt64(round)) == document, note)
      kinds.formUnion(document.changes.map(\.kind))
      var end = 0
      for change in document.changes {
        #expect(change.damaged.lowerBound >= end && change.damaged.upperBound <= document.damaged.count, note)
        end = change.damaged.upperBound
      }
      expectLaw(document, options, note)
    }
    #expect(kinds == Set(DamageKind.allCases), "seed \(Self.seed)")
  }

  private func expectLaw(_ document: DamagedDocument, _ options: DamageOptions, _ note: Comment) {
    let tokens = document.tokens
    var end = 0
    for site in document.sites {
      #expect(site.tokens.lowerBound == site.mention.lowerBound + site.drift, note)
      #expect(site.tokens.count == site.mention.count, note)
      #expect(site.clean == tokens.range(of: site.tokens), note)
      #expect(site.tokens.lowerBound >= end, note)
      #expect(site.head.lowerBound < site.mention.lowerBound || site.head.upperBound > site.mention.upperBound, note)
      #expect(site.head.count <= options.maximumHeadLength, note)
      #expect(site.mention.count <= options.maximumMentionLength, note)
      let paragraphs = Set(
        [site.mention.lowerBound, site.tokens.lowerBound, site.tokens.upperBound - 1].map { tokens.paragraphs[$0] })
      #expect(paragraphs.count == 1, note)
      end = site.tokens.upperBound
    }
    #expect(
      document.sites.map(\.damaged) == document.changes.filter { $0.kind == .overwrittenByMention }.map(\.damaged), note
    )
  }
}
