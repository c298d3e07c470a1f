import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct QuickScorerTests {
  /// Rows of numbers between −12 and 12, some of them none.
  private func rows(_ count: Int, width: Int, seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<(count * width)).map { _ in
      switch random.below(40) {
      case 0: .nan
      case 1: -.nan
      case 2: .infinity
      case 3: -.infinity
      case 4: -0.0
      default: Float(random.below(241)) / 10 - 12
      }
    }
  }

  private func oneByOne(_ trees: BoostedTrees, _ rows: [Float], width: Int, count: Int) -> [UInt32] {
    (0..<count).map { trees.score(Array(rows[($0 * width)..<($0 * width + trees.featureCount)])).bitPattern }
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>) func scoresAreThoseOfRowsOneByOne(seed: UInt64) throws {
    let trees = RandomTrees.make(featureCount: 7, seed: seed, treeCount: 20)
    let quick = try #require(
      QuickScorer(base: trees.base, nodes: trees.nodes, roots: trees.roots, featureCount: trees.featureCount))
    for count in [4, 5, 7, 8, 31] {
      for width in [7, 9] {
        let rows = rows(count, width: width, seed: seed)
        var scores = [Float](repeating: 0, count: count)
        rows.withUnsafeBufferPointer { rows in
          scores.withUnsafeMutableBufferPointer { quick.score(rows, width: width, into: $0) }
        }
        #expect(scores.map(\.bitPattern) == oneByOne(trees, rows, width: width, count: count), "seed \(seed)")
      }
    }
  }

  @Test func treesGiveTheScoresOfAnyNumberOfRows() {
    let trees = RandomTrees.make(featureCount: 7, seed: 3, treeCount: 20)
    for count in 0..<10 {
      let rows = rows(count, width: 8, seed: 3)
      let scores = rows.withUnsafeBufferPointer { trees.scores(of: $0, width: 8, count: count) }
      #expect(scores.map(\.bitPattern) == oneByOne(trees, rows, width: 8, count: count))
    }
    // Rows that are not there, and too narrow ones.
    #expect([1, 2].withUnsafeBufferPointer { trees.scores(of: $0, width: 7, count: 2) } == [trees.base, trees.base])
    #expect([1, 2].withUnsafeBufferPointer { trees.scores(of: $0, width: 1, count: 2) } == [trees.base, trees.base])
  }

  /// A chain of comparisons with one leaf each: a tree of `leafCount` leaves.
  private func chain(_ leafCount: Int) -> [BoostedTrees.Node] {
    (1..<leafCount).flatMap { number in
      [
        BoostedTrees.Node(feature: 0, rightOffset: 2, value: Float(number)),
        BoostedTrees.Node(feature: -1, rightOffset: 0, value: Float(number)),
      ]
    } + [BoostedTrees.Node(feature: -1, rightOffset: 0, value: Float(leafCount))]
  }

  @Test func aTreeHasAsManyLeavesAsThereAreBits() throws {
    let quick = try #require(QuickScorer(base: 0, nodes: chain(32), roots: [0], featureCount: 1))
    let rows: [Float] = [0, 1, 1.5, 31, 32, 99, .nan, 16]
    var scores = [Float](repeating: 0, count: rows.count)
    rows.withUnsafeBufferPointer { rows in
      scores.withUnsafeMutableBufferPointer { quick.score(rows, width: 1, into: $0) }
    }
    #expect(scores == [1, 1, 2, 31, 32, 32, 32, 16])
    #expect(QuickScorer(base: 0, nodes: chain(33), roots: [0], featureCount: 1) == nil)
    // Such trees are walked.
    let trees = try #require(BoostedTrees(base: 0, nodes: chain(33), roots: [0], featureCount: 1))
    #expect(rows.withUnsafeBufferPointer { trees.scores(of: $0, width: 1, count: 8) } == [1, 1, 2, 31, 32, 33, 33, 16])
  }
}
