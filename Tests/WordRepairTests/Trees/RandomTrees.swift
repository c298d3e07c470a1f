import Copydesk
import CopydeskTestSupport

@testable import CopydeskLab
@testable import WordRepair

/// Trees learned from rows drawn at random.
enum RandomTrees {
  static func make(featureCount: Int, seed: UInt64, treeCount: Int = 3) -> BoostedTrees {
    var random = SplitMix64(seed: seed)
    var table = LearningTable(featureCount: featureCount)
    for _ in 0..<60 {
      let row = (0..<featureCount).map { _ in Float(random.below(200)) / 10 - 10 }
      table.append(row, label: row.reduce(0, +) + Float(random.below(20)) > 10)
    }
    var trainer = BoostedTreesTrainer()
    trainer.treeCount = treeCount
    trainer.leafCount = 6
    trainer.minimumRows = 4
    return trainer.train(table)
  }
}
