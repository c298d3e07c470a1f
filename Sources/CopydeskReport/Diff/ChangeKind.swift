import CopydeskLedger

/// What a change does to a text.
public enum ChangeKind: String, CaseIterable, Hashable, Sendable {
  /// Only white space or the shape of quotation marks differs.
  case formatting
  /// Words, figures or other marks differ.
  case wording
}

extension ChangeKind {
  /// The kind of the change from `before` to `after`.
  ///
  /// - Complexity: O(*n*) in the bytes of both.
  init(from before: ArraySlice<UInt8>, to after: ArraySlice<UInt8>) {
    self = Self.essence(of: before) == Self.essence(of: after) ? .formatting : .wording
  }

  /// The text without white space, with quotation marks in one shape.
  private static func essence(of slice: ArraySlice<UInt8>) -> [UInt8] {
    let text = Array(slice)
    var essence: [UInt8] = []
    essence.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let codePoint = UTF8Decoder.codePoint(in: text, at: offset)
      let end = offset + codePoint.length
      switch codePoint.scalar {
      case let scalar? where ScalarTraits.isWhitespace(scalar): break
      case "“", "”", "„", "‟", "\"": essence.append(UInt8(ascii: "\""))
      case "‘", "’", "‚", "‛", "'": essence.append(UInt8(ascii: "'"))
      default: essence += text[offset..<end]
      }
      offset = end
    }
    return essence
  }
}
