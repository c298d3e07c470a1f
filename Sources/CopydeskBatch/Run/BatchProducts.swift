/// What a run makes of each document; what nobody asks for is not made.
struct BatchProducts: OptionSet, Sendable {
  let rawValue: Int

  /// The cleaned text or records.
  static let output = BatchProducts(rawValue: 1)
  /// The ledger's lines.
  static let ledger = BatchProducts(rawValue: 2)
  /// The documents themselves, for reports.
  static let documents = BatchProducts(rawValue: 4)
  /// Where records stand in their lines.
  static let places = BatchProducts(rawValue: 8)
  /// Numbers of each document: its damage score and counts by rule.
  static let results = BatchProducts(rawValue: 16)
}
