/// Which fields of a JSON record, or columns of a table, hold what.
public struct RecordOptions: Hashable, Sendable {
  /// The field with the text.
  public var textField: String
  /// The field with the name findings are reported under; a record without it is called `path:line`.
  public var idField: String
  /// The field to write the cleaned text to, beside the original; nil writes over it.
  public var outputField: String?
  /// The field to write the damage score to; nil writes none.
  public var scoreField: String?

  /// Creates options.
  public init(
    textField: String = "text", idField: String = "id", outputField: String? = nil, scoreField: String? = nil
  ) {
    self.textField = textField
    self.idField = idField
    self.outputField = outputField
    self.scoreField = scoreField
  }
}
