/// Why a repair model cannot be used.
public struct RepairModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the model is.
  public var name: String
  /// What is wrong with it.
  public var reason: String
  /// What helps.
  public var remedy: String

  /// One line: where, what, and the remedy.
  public var description: String { "\(name): \(reason); \(remedy)" }

  /// Creates an error.
  public init(name: String, reason: String, remedy: String) {
    self.name = name
    self.reason = reason
    self.remedy = remedy
  }
}
