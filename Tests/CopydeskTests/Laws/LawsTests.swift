import Copydesk
import CopydeskTestSupport
import Glibc
import Testing

/// The laws over fixtures, seeds and generated text, for every stage alone and for the whole pipeline.
///
/// `COPYDESK_TEST_INPUTS` sets the number of generated inputs, `COPYDESK_TEST_SEED` the seed.
@Suite struct LawsTests {
  /// Every stage alone, and nil for all of them together.
  static let pipelines: [StageID?] = [nil] + Stage.standard.map(\.id)

  static var generatedInputs: Int {
    getenv("COPYDESK_TEST_INPUTS").flatMap { Int(String(cString: $0)) } ?? 105_000
  }

  private static func laws(_ stage: StageID?, profile: Profile = .standard) throws -> Laws {
    try Laws(Cleaner(Configuration(profile: profile, only: stage.map { [$0.rawValue] } ?? [])))
  }

  @Test(arguments: pipelines)
  func holdOverFixturesAndSeeds(stage: StageID?) throws {
    let laws = try Self.laws(stage)
    for input in try Fixtures.inputs() { laws.expect(input, "stage \(stage?.rawValue ?? "all")") }
  }

  @Test(arguments: [Profile.safe, .thorough])
  func holdUnderEveryProfile(profile: Profile) throws {
    let laws = try Self.laws(nil, profile: profile)
    for input in try Fixtures.inputs() { laws.expect(input, "profile \(profile)") }
  }

  /// The generated inputs are dealt out in turn, so that every pipeline meets every kind.
  @Test(arguments: pipelines.indices)
  func holdOverGeneratedText(pipeline: Int) throws {
    let stage = Self.pipelines[pipeline]
    let laws = try Self.laws(stage)
    let seed = SplitMix64.testSeed &+ UInt64(pipeline)
    var generator = TextGenerator(seed: seed)
    let texts = try Self.mutableTexts()
    for round in 0..<Self.generatedInputs / Self.pipelines.count + 1 {
      let input = Self.input(round, &generator, texts)
      // Another session could only differ through state it should not have: a sample shows that.
      laws.expect(
        input, compareSessions: round % 8 == 0, "seed \(seed), round \(round), stage \(stage?.rawValue ?? "all")")
    }
  }

  /// Laws that hold because nothing happens would prove little: the inputs must set off most rules.
  @Test func generatedTextReachesMostRules() throws {
    let session = try Cleaner(Configuration(profile: .thorough)).makeSession()
    let seed = SplitMix64.testSeed
    var generator = TextGenerator(seed: seed)
    let texts = try Self.mutableTexts()
    var found: Set<String> = []
    var changed = 0
    for round in 0..<4_000 {
      let cleaned = session.clean(Document(id: "t", bytes: Self.input(round, &generator, texts)))
      found.formUnion(cleaned.ledger.findings.map(\.rule))
      if cleaned.isChanged { changed += 1 }
    }
    let missed = Set(StandardRules.infos.map(\.id)).subtracting(found).sorted()
    #expect(changed > 1_200, "seed \(seed)")
    #expect(missed.count * 5 <= StandardRules.infos.count, "seed \(seed), never set off: \(missed)")
  }

  /// Short fixtures and the examples of every rule: whatever shows a rule at work is worth mutating.
  private static func mutableTexts() throws -> [[UInt8]] {
    try Fixtures.inputs().filter { $0.count <= 200 }
      + StandardRules.infos.flatMap { $0.examples.map { Array($0.before.utf8) } }.filter { $0.count <= 600 }
  }

  private static func input(_ round: Int, _ generator: inout TextGenerator, _ texts: [[UInt8]]) -> [UInt8] {
    switch round % 8 {
    case 0: return generator.unicode(scalars: generator.random.below(12))
    case 1: return generator.bytes(generator.random.below(20))
    case 2: return generator.mutated(Array(generator.tokenizedSentence().utf8))
    case 3: return generator.mutated(Array(generator.sentence(curly: generator.random.once(in: 2)).utf8))
    case 4, 5: return generator.mutated(generator.random.pick(texts))
    default: return generator.fragments(generator.random.below(9))
    }
  }
}
