/// A backslash escape of JSON, Python or C, read at its backslash.
struct EscapeSpelling {
  /// The bytes it takes.
  var range: Range<Int>
  /// What it means.
  var replacement: [UInt8]

  /// Reads `\uXXXX` (pairs of surrogates included) or a run of `\xHH`.
  init?(numberIn text: ByteView, at offset: Int) {
    switch text[offset + 1] {
    case UInt8(ascii: "u"): self.init(unicode: text, offset)
    case UInt8(ascii: "x"): self.init(bytes: text, offset)
    default: return nil
    }
  }

  private init?(unicode text: ByteView, _ offset: Int) {
    guard var value = Self.hex(text, offset + 2, 4) else { return nil }
    var end = offset + 6
    if value >= 0xD800, value < 0xDC00, text[end] == 0x5C, text[end + 1] == UInt8(ascii: "u"),
      let low = Self.hex(text, end + 2, 4), low >= 0xDC00, low < 0xE000
    {
      value = 0x1_0000 + (value - 0xD800) << 10 + (low - 0xDC00)
      end += 6
    }
    guard value == 0x0A || value >= 0x20, value != 0x7F, value < 0xD800 || value > 0xDFFF else { return nil }
    range = offset..<end
    replacement = UTF8Bytes.encode(C1Control.meaning(value) ?? value)
  }

  /// Bytes that form UTF-8 are that; others are windows-1252.
  private init?(bytes text: ByteView, _ offset: Int) {
    var decoded: [UInt8] = []
    var end = offset
    while decoded.count < 64, text[end] == 0x5C, text[end + 1] == UInt8(ascii: "x"),
      let byte = Self.hex(text, end + 2, 2)
    {
      decoded.append(UInt8(truncatingIfNeeded: byte))
      end += 4
    }
    guard !decoded.isEmpty, decoded.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }) else { return nil }
    range = offset..<end
    if String(validating: decoded, as: UTF8.self) != nil {
      replacement = decoded
    } else {
      replacement = []
      for byte in decoded {
        let value = UInt32(byte)
        UTF8Bytes.append(C1Control.meaning(value) ?? value, to: &replacement)
      }
    }
  }

  private static func hex(_ text: ByteView, _ offset: Int, _ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for index in offset..<offset + count {
      guard let digit = CharacterReference.hexDigit(text[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
}

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
