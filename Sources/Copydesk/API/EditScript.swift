/// Sorted, non-overlapping edits that turn one text into another, and back.
///
/// An edit keeps the bytes it replaced, so the script alone with the cleaned text gives the original:
/// `apply(to: original) == cleaned` and `revert(from: cleaned) == original`, byte for byte.
/// It does not describe moved text: a move is a deletion and an insertion.
public struct EditScript: Codable, Hashable, Sendable {
  /// One edit with both sides of the change.
  public struct Change: Codable, Hashable, Sendable {
    /// The range replaced, in the original text.
    public var range: Range<Int>
    /// The bytes that stood there.
    public var before: [UInt8]
    /// The bytes that stand there now.
    public var after: [UInt8]

    /// Creates a change.
    public init(range: Range<Int>, before: [UInt8], after: [UInt8]) {
      self.range = range
      self.before = before
      self.after = after
    }
  }

  /// The changes, by ascending position in the original.
  public private(set) var changes: [Change]

  /// The script that changes nothing.
  public init() { changes = [] }

  /// Creates a script from changes in any order.
  ///
  /// - Throws: ``EditScriptError`` if two changes overlap or a range does not match its `before` bytes.
  public init(_ changes: [Change]) throws(EditScriptError) {
    let sorted = changes.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var end = 0
    for change in sorted {
      guard change.range.lowerBound >= end else { throw .overlap(at: change.range.lowerBound) }
      guard change.before.count == change.range.count else { throw .mismatch(at: change.range.lowerBound) }
      end = change.range.upperBound
    }
    self.changes = sorted
  }

  /// Returns the edited text.
  ///
  /// - Throws: ``EditScriptError`` if `original` is not the text the script was made for.
  /// - Complexity: O(*n*) in the bytes of the text and of the script.
  public func apply(to original: [UInt8]) throws(EditScriptError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(original.count)
    var position = 0
    for change in changes {
      guard change.range.upperBound <= original.count,
        original[change.range].elementsEqual(change.before)
      else { throw .mismatch(at: change.range.lowerBound) }
      result += original[position..<change.range.lowerBound]
      result += change.after
      position = change.range.upperBound
    }
    result += original[position...]
    return result
  }

  /// Returns the text the script was made for.
  ///
  /// - Throws: ``EditScriptError`` if `cleaned` is not what the script makes.
  /// - Complexity: O(*n*) in the bytes of the text and of the script.
  public func revert(from cleaned: [UInt8]) throws(EditScriptError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(cleaned.count)
    var position = 0
    for change in changes {
      let start = position + (change.range.lowerBound - result.count)
      let end = start + change.after.count
      guard start >= position, end <= cleaned.count, cleaned[start..<end].elementsEqual(change.after)
      else { throw .mismatch(at: change.range.lowerBound) }
      result += cleaned[position..<start]
      result += change.before
      position = end
    }
    result += cleaned[position...]
    return result
  }

  /// Returns the edited text.
  ///
  /// - Throws: ``EditScriptError`` if `original` is not the text the script was made for, or the result is not UTF-8.
  public func apply(to original: String) throws(EditScriptError) -> String {
    try Self.string(try apply(to: Array(original.utf8)))
  }

  /// Returns the text the script was made for.
  ///
  /// - Throws: ``EditScriptError`` if `cleaned` is not what the script makes, or the result is not UTF-8.
  public func revert(from cleaned: String) throws(EditScriptError) -> String {
    try Self.string(try revert(from: Array(cleaned.utf8)))
  }

  private static func string(_ bytes: [UInt8]) throws(EditScriptError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    return text
  }

  /// Reads the changes and checks that they fit together.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let changes = try container.decode([Change].self, forKey: .changes)
    do throws(EditScriptError) {
      try self.init(changes)
    } catch {
      throw DecodingError.dataCorruptedError(
        forKey: .changes, in: container, debugDescription: "These changes make no script: \(error).")
    }
  }

  private enum CodingKeys: CodingKey { case changes }
}

/// A replacement of a range of bytes.
public struct Edit: Codable, Hashable, Sendable {
  /// The bytes replaced, as offsets into the text the edit is made to; empty for an insertion.
  public var range: Range<Int>

  /// The bytes that take their place; empty for a deletion.
  public var replacement: [UInt8]

  /// Creates a replacement.
  public init(_ range: Range<Int>, with replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// An edit that removes `range`.
  public static func deletion(_ range: Range<Int>) -> Edit { Edit(range, with: []) }

  /// An edit that puts `bytes` before the byte at `offset`.
  public static func insertion(_ bytes: [UInt8], at offset: Int) -> Edit { Edit(offset..<offset, with: bytes) }
}

/// Why an edit script does not fit a text.
public enum EditScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two changes claim the same bytes.
  case overlap(at: Int)
  /// The text differs from the one the script was made for.
  case mismatch(at: Int)
  /// The result holds bytes that no string can; ask for bytes.
  case notUTF8

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .overlap(let offset): "edits overlap at byte \(offset); use the ledger as it was written"
    case .mismatch(let offset):
      "the text does not match the edit at byte \(offset); use the text and the ledger of the same run"
    case .notUTF8: "the edited text is not UTF-8; apply the script to bytes"
    }
  }
}
