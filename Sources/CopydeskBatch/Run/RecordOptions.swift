/// Which fields of a JSON record hold what.
public struct RecordOptions: Hashable, Sendable {
  /// The field with the text.
  public var textField: String
  /// The field with the name findings are reported under; a record without it is called `path:line`.
  public var idField: String
  /// The field to write the cleaned text to, beside the original; nil writes over it.
  public var outputField: String?

  /// Creates options.
  public init(textField: String = "text", idField: String = "id", outputField: String? = nil) {
    self.textField = textField
    self.idField = idField
    self.outputField = outputField
  }
}
