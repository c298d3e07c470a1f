import CopydeskLedger

/// Tells where a text may be cut.
enum TextBoundary {
  /// Whether cutting at `offset` tears no character apart.
  static func isBetweenCharacters(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    if bytes[offset] < 0x80, bytes[offset - 1] < 0x80 { return bytes[offset] != 0x0A || bytes[offset - 1] != 0x0D }
    guard UTF8Decoder.start(in: bytes, at: offset) == offset else { return false }
    guard let first = UTF8Decoder.codePoint(in: bytes, before: offset).scalar,
      let second = UTF8Decoder.codePoint(in: bytes, at: offset).scalar
    else { return true }
    return !ScalarTraits.areJoined(first, second)
  }

  /// Whether the text runs on in one word across `offset`.
  static func isInsideWord(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count, UTF8Decoder.start(in: bytes, at: offset) == offset,
      let first = UTF8Decoder.codePoint(in: bytes, before: offset).scalar,
      let second = UTF8Decoder.codePoint(in: bytes, at: offset).scalar
    else { return false }
    return ScalarTraits.isWordPart(first) && ScalarTraits.isWordPart(second)
  }
}
