public import Copydesk

/// Where the text to be scored comes from.
public enum EvaluationSource: Sendable {
  /// The damaged text of each gold record, cleaned now.
  case cleaner(Cleaner)
  /// JSON Lines with `id` and `text`, and if given a ledger with `id`, `category`, `start`, `end`, `outcome` and
  /// `confidence` on each line.
  case files(cleaned: String, edits: String?)
}
