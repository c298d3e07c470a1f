/// What is wrong with a line that is to be scored.
struct EvaluationRecordError: Error, Hashable {
  /// What, and what is wanted instead.
  var reason: String
}
