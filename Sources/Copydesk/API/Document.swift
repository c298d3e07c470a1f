/// A text to clean, with the name it is known by.
///
/// The text is bytes, conventionally UTF-8: invalid sequences are allowed, kept, and reported as findings.
/// A document does not hold the other fields of its record; readers and writers pass those by.
public struct Document: Codable, Hashable, Sendable {
  /// The name findings are reported under: a path for plain files, the id field for records.
  public var id: String

  /// The text, conventionally UTF-8.
  public var bytes: [UInt8]

  /// The site or collection the document comes from, by which ``SourceFurniture`` counts lines; nil for none.
  public var source: String?

  /// Creates a document from bytes.
  public init(id: String, bytes: [UInt8], source: String? = nil) {
    self.id = id
    self.bytes = bytes
    self.source = source
  }

  /// Creates a document from a string.
  public init(id: String, text: String, source: String? = nil) {
    self.init(id: id, bytes: Array(text.utf8), source: source)
  }

  /// The text as a string, with U+FFFD for what is not UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// What cleaning a document gave: the text, the ledger, and what it cost.
public struct CleanedDocument: Codable, Hashable, Sendable {
  /// The document's name.
  public var id: String
  /// The cleaned text.
  public var bytes: [UInt8]
  /// What was found, with ranges in the original text.
  public var ledger: Ledger
  /// Counts and times by rule.
  public var statistics: RunStatistics

  /// Creates the record of a cleaning, as a reader of ledgers needs to.
  public init(id: String, bytes: [UInt8], ledger: Ledger, statistics: RunStatistics) {
    self.id = id
    self.bytes = bytes
    self.ledger = ledger
    self.statistics = statistics
  }

  /// The cleaned text as a string, with U+FFFD for what is not UTF-8.
  ///
  /// Of a text that came as a string, these are all of its bytes.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether the text differs from the original.
  public var isChanged: Bool { ledger.findings.contains { $0.after != nil } }
}
