/// A text to clean, with the name it is known by.
///
/// The text is bytes, conventionally UTF-8: invalid sequences are allowed, kept, and reported as findings.
/// A document does not hold the other fields of its record; readers and writers pass those by.
public struct Document: Hashable, Sendable {
  /// The name findings are reported under: a path for plain files, the id field for records.
  public var id: String

  /// The text, conventionally UTF-8.
  public var bytes: [UInt8]

  /// Creates a document from bytes.
  public init(id: String, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }

  /// Creates a document from a string.
  public init(id: String, text: String) {
    self.init(id: id, bytes: Array(text.utf8))
  }
}
