import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct IsotonicCalibrationTests {
  @Test func poolsComeOutAsByHand() {
    let calibration = IsotonicCalibration(
      [(3, false), (1, false), (4, true), (2, true)], minimumCount: 1)
    // 2 is right and 3 is not: they are pooled. A pool of n with r right has the share (r + ½) / (n + 1).
    #expect(calibration.scores == [1, 2.5, 4])
    #expect(calibration.shares == [0.25, 0.5, 0.75])
    for (score, share): (Float, Float) in [
      (-9, 0.25), (1, 0.25), (1.75, 0.375), (2.5, 0.5), (3.25, 0.625), (4, 0.75), (9, 0.75),
    ] {
      #expect(calibration.share(score) == share, "\(score)")
    }
    for (score, share): (Float, Float) in [(.nan, 0.25), (-.infinity, 0.25), (.infinity, 0.75)] {
      #expect(calibration.share(score) == share, "\(score)")
    }
  }

  @Test func smallPoolsAreJoined() {
    let calibration = IsotonicCalibration([(1, false), (2, true), (3, true), (4, true)], minimumCount: 2)
    #expect(calibration.scores == [1.5, 3.5])
    #expect(abs(calibration.shares[0] - 1.5 / 3) < 1e-6)
    #expect(abs(calibration.shares[1] - 2.5 / 3) < 1e-6)
  }

  @Test func equalScoresAreNeverParted() {
    let calibration = IsotonicCalibration([(1, true), (1, false), (1, false)], minimumCount: 1)
    #expect(calibration.scores == [1])
    #expect(calibration.shares == [0.375])
  }

  @Test func withoutOutcomesAScoreStandsForItself() {
    let calibration = IsotonicCalibration([])
    #expect(calibration.share(0.3) == 0.3)
    #expect(calibration.share(-1) == 0)
    #expect(calibration.share(7) == 1)
  }

  @Test(arguments: 0..<30)
  func sharesRise(number: Int) {
    var random = SplitMix64(seed: SplitMix64.testSeed &+ UInt64(number))
    let outcomes = (0..<(1 + random.below(600))).map { _ in
      let score = Float(random.below(1000)) / 1000
      // Likelier right with a higher score, in some sets nearly sure.
      return (score: score, isRight: Float(random.below(1000)) / 1000 < (number % 2 == 0 ? score : score.squareRoot()))
    }
    let calibration = IsotonicCalibration(outcomes, minimumCount: 1 + random.below(60))
    #expect(zip(calibration.scores, calibration.scores.dropFirst()).allSatisfy { $0 < $1 })
    #expect(calibration.shares.allSatisfy { $0 > 0 && $0 < 1 })
    let shares = (-5...105).map { calibration.share(Float($0) / 100) }
    for (score, pair) in zip(shares, shares.dropFirst()).enumerated() {
      #expect(pair.0 <= pair.1, "seed \(SplitMix64.testSeed) + \(number), score \(score - 5) %")
    }
  }
}
