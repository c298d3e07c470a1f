/// Why a configuration cannot be used.
public enum ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A name is neither a stage nor a rule.
  case unknownName(String, suggestion: String?)
  /// A confidence lies outside 0...1.
  case confidenceOutOfRange(Double)
  /// A protected pattern is not a regular expression.
  case invalidPattern(String, reason: String)
  /// A rule of the user's own cannot be used.
  case invalidRule(String, reason: String)
  /// ICU could not be opened.
  case unicodeUnavailable(String)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .unknownName(let name, let suggestion):
      "no stage or rule is called '\(name)'; "
        + (suggestion.map { "did you mean '\($0)'?" } ?? "RULES.md lists them")
    case .confidenceOutOfRange(let value): "confidence \(value) is outside 0...1; give a share such as 0.8"
    case .invalidPattern(let pattern, let reason):
      "protected pattern '\(pattern)' is not a regular expression: \(reason); \\ before a mark makes it one to look for (ICU's syntax)"
    case .invalidRule(let id, let reason): "rule '\(id)' cannot be used: \(reason)"
    case .unicodeUnavailable(let reason): "ICU could not be opened: \(reason); install ICU and its data"
    }
  }
}
