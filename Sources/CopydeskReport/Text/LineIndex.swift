import CopydeskLedger
internal import UnicodeText

/// Finds the line and column of any byte of a text, both from 1; columns count code points.
struct LineIndex {
  private let starts: [Int]
  private let codePoints: CodePointIndex

  /// Reads the text once.
  ///
  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.starts = starts
    codePoints = CodePointIndex(bytes)
  }

  /// The place of a byte.
  ///
  /// - Complexity: O(log *lines*).
  func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, codePoints.count(before: offset) - codePoints.count(before: starts[low]) + 1)
  }
}

/// Tells where a text may be cut.
enum TextBoundary {
  /// Whether cutting at `offset` tears no character apart.
  static func isBetweenCharacters(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    if bytes[offset] < 0x80, bytes[offset - 1] < 0x80 { return bytes[offset] != 0x0A || bytes[offset - 1] != 0x0D }
    guard WTF8.start(in: bytes, at: offset) == offset else { return false }
    guard let first = WTF8.decode(bytes, before: offset).scalar,
      let second = WTF8.decode(bytes, at: offset).scalar
    else { return true }
    return !ScalarTraits.areJoined(first, second)
  }

  /// Whether the text runs on in one word across `offset`.
  static func isInsideWord(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count, WTF8.start(in: bytes, at: offset) == offset,
      let first = WTF8.decode(bytes, before: offset).scalar,
      let second = WTF8.decode(bytes, at: offset).scalar
    else { return false }
    return ScalarTraits.isWordPart(first) && ScalarTraits.isWordPart(second)
  }
}
