import Copydesk
import CopydeskTestSupport
import NGrams
import Testing

@testable import WordRepair

@Suite struct FillingRunsTests {
  private func runs(_ words: [[WordID]]) -> FillingRuns {
    var runs = FillingRuns(length: words.first?.count ?? 1)
    for run in words { runs.append(run) }
    return runs
  }

  @Test func runsStandOneAfterTheOther() {
    let pairs = runs([[1, 2], [3, 4], [5, 6], [7]])
    #expect(pairs.count == 3)
    #expect(Array(pairs[1]) == [3, 4])
    #expect(pairs.words(at: 0) == [1, 3, 5])
    #expect(pairs.words(at: 1) == [2, 4, 6])
    #expect(runs([[9], [8]]).words(at: 0) == [9, 8])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func theBestAreTheFirstOfAllSorted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let words = (0..<random.below(60)).map { _ in [WordID(random.below(9)), WordID(random.below(9))] }
    let runs = runs(words)
    let scores = words.map { _ in Float(random.below(7)) }
    for limit in [0, 1, 5, 100] {
      let best = runs.best(scores, limit: limit)
      let sorted = words.indices.sorted {
        scores[$0] != scores[$1] ? scores[$0] > scores[$1] : words[$0].lexicographicallyPrecedes(words[$1])
      }
      // Runs with the same words and score may change places.
      #expect(best.map { words[$0] } == sorted.prefix(limit).map { words[$0] }, "seed \(seed)")
      #expect(best.map { scores[$0] } == sorted.prefix(limit).map { scores[$0] }, "seed \(seed)")
    }
  }
}
