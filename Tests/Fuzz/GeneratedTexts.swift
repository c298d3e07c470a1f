import Copydesk
import CopydeskTestSupport

/// Holds generated texts to the laws, many more than a suite of tests has time for: `Tests/Fuzz/run --generated COUNT`.
///
/// They are those of the suite of laws: Unicode at random, bytes at random, tokenized and sound sentences, short fixtures
/// and fragments of what rules look for, most of them with a few bytes changed.
struct GeneratedTexts {
  private let laws: [(profile: Profile, laws: Laws)]
  private let texts: [[UInt8]]

  init() throws {
    laws = try Profile.allCases.map { ($0, try Laws(Cleaner(Configuration(profile: $0)))) }
    texts =
      try Fixtures.inputs().filter { $0.count <= 200 }
      + RuleCatalog.standard.rules.flatMap { $0.examples.map { Array($0.before.utf8) } }.filter { $0.count <= 600 }
  }

  /// Checks as many texts in all profiles; returns how many broke a law.
  func check(count: Int, seed: UInt64) -> Int {
    var generator = TextGenerator(seed: seed)
    var broken = 0
    for round in 0..<count {
      let text = text(round, &generator)
      for (profile, laws) in laws {
        for violation in laws.violations(of: text, compareSessions: round % 8 == 0) {
          broken += 1
          tell("seed \(seed), text \(round), \(profile): \(violation) on \(text)")
        }
      }
    }
    return broken
  }

  private func text(_ round: Int, _ generator: inout TextGenerator) -> [UInt8] {
    switch round % 8 {
    case 0: generator.unicode(scalars: generator.random.below(12))
    case 1: generator.bytes(generator.random.below(20))
    case 2: generator.mutated(Array(generator.tokenizedSentence().utf8))
    case 3: generator.mutated(Array(generator.sentence(curly: generator.random.once(in: 2)).utf8))
    case 4, 5: generator.mutated(generator.random.pick(texts))
    default: generator.fragments(generator.random.below(9))
    }
  }
}
