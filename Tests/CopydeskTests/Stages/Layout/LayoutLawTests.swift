import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct LayoutLawTests {
  // What recurs in other documents shows in no example alone; RuleExamplesTests has them.
  @Test(arguments: Stage.layout.rules.map(\.info).filter { $0.id != "recurring-furniture" })
  func examplesAreWhatTheRuleDoes(rule: RuleInfo) throws {
    #expect(!rule.examples.isEmpty && !rule.references.isEmpty)
    let cleaner = try Cleaner(Configuration(only: [rule.id]))
    for example in rule.examples {
      let cleaned = try cleaner.clean(Document(id: rule.id, bytes: example.beforeBytes))
      #expect(cleaned.bytes == example.afterBytes)
      try expectLaws(Array(example.before.utf8), cleaner)
    }
    #expect(
      try rule.examples.contains { try !cleaner.clean(Document(id: "", text: $0.before)).ledger.findings.isEmpty })
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func holdOnTextPutTogetherAtRandom(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let cleaner = try Cleaner(Configuration(profile: .thorough, only: ["layout"]))
    for round in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        bytes += Array((Self.fragments.randomElement(using: &random) ?? "").utf8)
      }
      try expectLaws(bytes, cleaner, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func holdOnExamplesWithBytesChanged(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let cleaner = try Cleaner(Configuration(profile: .thorough, only: ["layout"]))
    let examples = Stage.layout.rules.flatMap { $0.info.examples.map { Array($0.before.utf8) } }
    for round in 0..<20 {
      for example in examples {
        var bytes = example
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          let place = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
          case 2 where bytes.count > 1: bytes.remove(at: place)
          default: bytes += bytes[place...]
          }
        }
        try expectLaws(bytes, cleaner, "seed \(seed), round \(round)")
      }
    }
  }

  private static let fragments = [
    " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{A0}", "[ ", "( ", "]", ")", ". ", " . ", ", ", "— ", "   —    ",
    " - ",
    "-\n", "@", "( @ames ) ", "May 7 , 2018", " ,   ", "date 2019-03-04 ", "Updated: 12/03/2015 09:41 EST\n", "LONDON",
    " (Reuters) ", "Jane Ames", "ADVERTISEMENT\n", "Share on Facebook\n\n", "Read more: Rain\n", "6 years ago\n", "| ",
    "The council met on Monday to talk about the old bridge over the\n",
    "river, which has been shut since the flood, and presi-\n",
    "dent and council agreed that it should be repaired before the\n", "president", "“", "”", "é", "会", "Photo: Ames\n",
    "follow ", "Follow Jane Ames on Twitter", "By Jane Ames | ",
  ]
}
