/// What becomes of a carriage return that was spelled out: `&#13;`, `_x000D_`.
enum CarriageReturn {
  /// The edit of one at a range: beside a break or a space it goes, with that space if one stands on both sides;
  /// between two words it is a line break.
  static func edit(_ range: Range<Int>, in text: ByteView) -> Edit {
    let isBeforeBreak =
      text.byteClass(range.upperBound) == .newline
      || CharacterReference(text, at: range.upperBound)?.codePoint == 0x0A
      || text.reads("_x000A_", at: range.upperBound)
    if isBeforeBreak || text.byteClass(range.lowerBound - 1) == .newline { return .deletion(range) }
    let isAfterSpace = text[range.lowerBound - 1] == 0x20
    if text[range.upperBound] == 0x20 { return .deletion(range.lowerBound..<range.upperBound + (isAfterSpace ? 1 : 0)) }
    return isAfterSpace ? .deletion(range) : Edit(range, with: [0x0A])
  }
}

extension FindingCollector {
  /// Reports an edit.
  mutating func repair(_ edit: Edit, confidence: Double = 0.99) {
    repair(edit.range, with: edit.replacement, confidence: confidence)
  }
}
