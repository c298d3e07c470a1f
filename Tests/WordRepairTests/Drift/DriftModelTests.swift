import Copydesk
import CopydeskTestSupport
import Glibc
import Testing

@testable import WordRepair

@Suite struct DriftModelTests {
  /// A fitting pronoun is met e² times as often at the true drift, nothing half as often.
  private static let model: DriftModel = {
    var evidence = [Float](repeating: 0, count: MentionMatch.allCases.count)
    evidence[Int(MentionMatch.samePerson.rawValue)] = 2
    evidence[Int(MentionMatch.none.rawValue)] = logf(0.5)
    var growth = [Float](repeating: 0.005, count: DriftModel.stateCount)
    growth[0] = 0.94
    return DriftModel(
      evidence: evidence,
      initial: [Float](repeating: -logf(Float(DriftModel.stateCount)), count: DriftModel.stateCount),
      growth: growth.map { logf($0) })
  }()

  /// Suspects whose mention stands at their true drift, and now and then at another by chance.
  private func suspects(_ drifts: [Int], _ random: inout SplitMix64) -> [DriftModel.Suspect] {
    drifts.enumerated().map { number, drift in
      var matches = InlineArray<13, UInt8>(repeating: MentionMatch.none.rawValue)
      matches[drift] = MentionMatch.samePerson.rawValue
      if random.once(in: 3) { matches[1 + random.below(DriftModel.maximum)] = MentionMatch.samePerson.rawValue }
      return DriftModel.Suspect(position: number * 20, probability: 0.8, matches: matches)
    }
  }

  @Test(arguments: 0..<20)
  func aKnownDriftIsFound(number: Int) throws {
    var random = SplitMix64(seed: SplitMix64.testSeed &+ UInt64(number))
    let first = 1 + random.below(4)
    let second = first + 1 + random.below(4)
    let drifts = [Int](repeating: first, count: 12) + [Int](repeating: second, count: 12)
    let (posteriors, evidence) = Self.model.posteriors(suspects(drifts, &random))
    #expect(posteriors.count == drifts.count)
    // Where it changes the suspects themselves, left out, would have to tell.
    for place in drifts.indices where !(10...13).contains(place) {
      #expect(posteriors[place].likeliest == drifts[place], "seed \(SplitMix64.testSeed) + \(number) at \(place)")
    }
    for posterior in posteriors {
      #expect(posterior.probabilities.count == DriftModel.stateCount)
      #expect(abs(posterior.probabilities.reduce(0, +) - 1) < 1e-4)
      #expect(posterior.probabilities.allSatisfy { (0...1).contains($0) })
      #expect(posterior.probabilities[posterior.likeliest] == posterior.probabilities.max())
    }
    #expect(evidence > 0)
  }

  @Test func aSuspectDoesNotSpeakForItself() {
    var random = SplitMix64(seed: 1)
    var suspects = suspects([Int](repeating: 3, count: 9), &random)
    let before = Self.model.posteriors(suspects).posteriors
    suspects[4].matches = InlineArray(repeating: MentionMatch.none.rawValue)
    suspects[4].matches[8] = MentionMatch.samePerson.rawValue
    let after = Self.model.posteriors(suspects).posteriors
    #expect(after[4].probabilities == before[4].probabilities)
    for place in suspects.indices where place != 4 {
      #expect(after[place].probabilities != before[place].probabilities, "\(place)")
    }
  }

  @Test func whoIsNotBelievedDoesNotSpeak() {
    var random = SplitMix64(seed: 2)
    let suspects = suspects([2, 2, 2, 2, 2], &random).map {
      DriftModel.Suspect(position: $0.position, probability: 0, matches: $0.matches)
    }
    let (posteriors, evidence) = Self.model.posteriors(suspects)
    // The first knows of the start alone, and all later ones of growth.
    for probability in posteriors[0].probabilities.dropLast() { #expect(abs(probability - 1 / 13) < 0.02) }
    #expect(evidence <= 0)
  }

  @Test func oneSuspectHasTheDriftOfTheStart() throws {
    var random = SplitMix64(seed: 3)
    let alone = try #require(Self.model.posteriors(suspects([5], &random)).posteriors.first)
    for probability in alone.probabilities { #expect(abs(probability - 1 / 13) < 1e-5) }
    let none = Self.model.posteriors([])
    #expect(none.posteriors.isEmpty)
    #expect(abs(none.evidence) < 1e-5)
  }

  @Test func theDriftDoesNotShrink() {
    var random = SplitMix64(seed: 4)
    // A stretch of 6 and then one of 2, which the law forbids: the two are explained by chance, not by shrinking.
    let drifts = [Int](repeating: 6, count: 10) + [Int](repeating: 2, count: 4)
    let posteriors = Self.model.posteriors(suspects(drifts, &random)).posteriors
    for (earlier, later) in zip(posteriors, posteriors.dropFirst()) { #expect(earlier.likeliest <= later.likeliest) }
    #expect(posteriors.last?.likeliest == 6)
  }

  @Test func driftZeroNeedsNoMention() {
    var matches = InlineArray<13, UInt8>(repeating: MentionMatch.none.rawValue)
    #expect(Self.model.weight(matches, drift: 0) == 0)
    #expect(Self.model.weight(matches, drift: 5) == logf(0.5))
    matches[5] = MentionMatch.samePerson.rawValue
    #expect(Self.model.weight(matches, drift: 5) == 2)
  }
}
