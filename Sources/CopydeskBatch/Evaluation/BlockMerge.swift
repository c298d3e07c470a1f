/// Adds scores up in the order of the gold, since sums of confidences depend on it.
struct BlockMerge {
  private(set) var tally = EvaluationTally()
  /// Blocks added up.
  private(set) var merged = 0
  private var waiting: [Int: Result<EvaluationTally, BatchError>] = [:]

  /// Takes a block's scores, and adds all that can be.
  ///
  /// - Throws: the error of the first block that has one.
  mutating func add(_ block: ScoredBlock) throws(BatchError) {
    waiting[block.number] = block.result
    while let next = waiting.removeValue(forKey: merged) {
      tally += try next.get()
      merged += 1
    }
  }
}
