/// The scores of one block, with its number.
struct ScoredBlock: Sendable {
  var number: Int
  var result: Result<EvaluationTally, BatchError>
}
