/// The fields that cleaning added to every record of a run.
struct AddedFields: Hashable, Sendable {
  var outputField: String?
  var scoreField: String?
  /// The field with the text.
  var textField: String?

  /// Their names, in the order they stand in.
  var names: [String] { [outputField, scoreField].compactMap { $0 } }
}
