public import Copydesk

/// A document that has been cleaned, with its original.
public struct ProcessedDocument: Sendable {
  /// What cleaning gave.
  public var cleaned: CleanedDocument
  /// The text before.
  public var original: [UInt8]
  /// Where a record's text stands; nil for a plain file.
  public var place: DocumentPlace?
}
