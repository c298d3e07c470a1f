/// A whole document with the text it must become: `NAME.input.txt` and `NAME.expected.txt`.
///
/// Bytes, not strings: golden inputs may hold invalid UTF-8.
public struct GoldenPair: Hashable, Sendable {
  /// The name both files share.
  public var name: String
  /// The path of the input.
  public var file: String
  /// The path of the expected text.
  public var expectedFile: String
  /// The path of the expected findings.
  public var findingsFile: String
  /// The text to clean.
  public var input: [UInt8]
  /// What it must read; nil if the file is missing, which only an update allows.
  public var expected: [UInt8]?
  /// The findings it must give, all of them; nil if there is no such file.
  public var findings: [FindingSummary]?
}
