import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct BoostedTreesTests {
  /// One tree that keeps all of its output and looks at every feature, so that its numbers can be had by hand.
  private static func oneTree(leaves: Int = 2) -> BoostedTreesTrainer {
    var trainer = BoostedTreesTrainer()
    trainer.treeCount = 1
    trainer.leafCount = leaves
    trainer.learningRate = 1
    trainer.minimumRows = 1
    trainer.featureShare = 1
    return trainer
  }

  /// Rows of numbers drawn at random, the label being whether the first two add up to more than 1.
  private static func noise(_ seed: UInt64, rows: Int = 300) -> LearningTable {
    var random = SplitMix64(seed: seed)
    var table = LearningTable(featureCount: 5)
    for _ in 0..<rows {
      let row = (0..<5).map { _ in Float(random.below(1000)) / 1000 }
      table.append(row, label: row[0] + row[1] > 1)
    }
    return table
  }

  @Test func aSplitComesOutAsByHand() {
    var table = LearningTable(featureCount: 1)
    for value in 0..<10 { table.append([Float(value)], label: value >= 5) }
    let trees = Self.oneTree().train(table)
    // Half of the rows are right: base 0, p = ½. A side has 5 × ½ of gradient and 5 × ¼ of second derivative.
    let output: Float = 2.5 / (1.25 + 1)
    #expect(trees.base == 0)
    #expect(trees.nodes.map(\.feature) == [0, -1, -1])
    #expect(trees.nodes[0].value == 4.5)
    for value: Float in [-7, 0, 4, 4.5] { #expect(abs(trees.score([value]) + output) < 1e-5) }
    for value: Float in [4.6, 5, 9, 1e9, .nan, .infinity] { #expect(abs(trees.score([value]) - output) < 1e-5) }
  }

  @Test func aRowOfAnotherWidthScoresTheBase() {
    var table = LearningTable(featureCount: 1)
    for value in 0..<9 { table.append([Float(value)], label: value >= 3) }
    table.append([1, 2], label: true)
    #expect(table.count == 9)
    let trees = Self.oneTree().train(table)
    #expect(trees.score([]) == trees.base)
    #expect(trees.score([8, 8]) == trees.base)
    #expect(abs(trees.base - 0.693147) < 1e-4)
  }

  @Test func exclusiveOrIsLearned() {
    var table = LearningTable(featureCount: 2)
    // Not balanced: with four cells alike no first split gains anything, and greedy trees stop.
    for (a, b, count) in [(0, 0, 20), (0, 1, 10), (1, 0, 10), (1, 1, 10)] as [(Float, Float, Int)] {
      for _ in 0..<count { table.append([a, b], label: a != b) }
    }
    var trainer = Self.oneTree(leaves: 4)
    trainer.treeCount = 20
    trainer.learningRate = 0.3
    let trees = trainer.train(table)
    for (a, b) in [(0, 0), (0, 1), (1, 0), (1, 1)] as [(Float, Float)] {
      let score = trees.score([a, b])
      #expect(a != b ? score > 1 : score < -1, "\(a), \(b): \(score)")
    }
    // Trees of one split each see one feature at a time and cannot.
    trainer.leafCount = 2
    let stumps = trainer.train(table)
    #expect(stumps.score([0, 1]) < 1 || stumps.score([0, 0]) > -1)
  }

  @Test func theSameTableGivesTheSameTrees() {
    var trainer = BoostedTreesTrainer()
    trainer.treeCount = 8
    let trees = trainer.train(Self.noise(1))
    #expect(trees.treeCount == 8)
    #expect(trees == trainer.train(Self.noise(1)))
    trainer.seed = 2
    #expect(trees != trainer.train(Self.noise(1)))
  }

  @Test func whatWasLearnedHoldsForRowsNotSeen() {
    var trainer = BoostedTreesTrainer()
    trainer.treeCount = 30
    trainer.learningRate = 0.2
    let trees = trainer.train(Self.noise(1, rows: 600))
    let unseen = Self.noise(2)
    let right = (0..<unseen.count).count { row in
      unseen.withRow(row) { (trees.score($0) > 0) == (unseen.labels[row] > 0) }
    }
    #expect(right * 10 >= unseen.count * 8, "\(right) of \(unseen.count)")
  }

  @Test func noRowsAndOneValueGiveNoSplit() {
    #expect(BoostedTreesTrainer().train(LearningTable(featureCount: 3)).treeCount == 0)
    var table = LearningTable(featureCount: 1)
    for number in 0..<60 { table.append([7], label: number % 3 == 0) }
    let trees = Self.oneTree().train(table)
    #expect(trees.nodes.count == 1)
    #expect(trees.score([0]) == trees.score([9]))
  }

  @Test func aChoiceIsWeighedAgainstNone() {
    var table = LearningTable(featureCount: 1)
    for group in 0..<4 {
      table.beginGroup()
      table.append([group < 2 ? 1 : 0], label: group < 2)
    }
    var trainer = Self.oneTree()
    trainer.objective = .choice
    let trees = trainer.train(table)
    // One row against "none", both scoring 0: p = ½. Two rows of a side make 2 × ½ and 2 × ¼.
    let output: Float = 1 / (0.5 + 1)
    #expect(trees.base == 0)
    #expect(abs(trees.score([1]) - output) < 1e-5)
    #expect(abs(trees.score([0]) + output) < 1e-5)
  }

  @Test func theRightRowOfAGroupScoresHighest() {
    var random = SplitMix64(seed: 5)
    var table = LearningTable(featureCount: 2)
    for _ in 0..<100 {
      table.beginGroup()
      let right = random.below(5)
      for row in 0..<4 { table.append([row == right ? 1 : 0, Float(random.below(100))], label: row == right) }
    }
    var trainer = BoostedTreesTrainer()
    trainer.objective = .choice
    trainer.treeCount = 20
    trainer.learningRate = 0.3
    trainer.featureShare = 1
    let trees = trainer.train(table)
    for noise: Float in [0, 50, 99] {
      // Above 0, which is what "none of them" scores, and below it.
      #expect(trees.score([1, noise]) > 1)
      #expect(trees.score([0, noise]) < -1)
    }
  }
}
