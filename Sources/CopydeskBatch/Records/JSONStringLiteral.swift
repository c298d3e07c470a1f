public import Copydesk
internal import Glibc
internal import UnicodeText

/// The content of a JSON string as it was written, and as the text it stands for.
///
/// The text is UTF-8, except that an escape for a lone surrogate (`\ud83d`) becomes its three-byte form, as in WTF-8:
/// such a text has one spelling as bytes and comes back as the same escape.
public struct JSONStringLiteral: Sendable {
  /// One escape: where it was written, and the bytes it stands for.
  struct Escape: Hashable, Sendable {
    var source: Range<Int>
    var text: Range<Int>
  }

  /// What stands between the quotes.
  public let source: [UInt8]
  /// The text it stands for.
  public let text: [UInt8]
  /// The escapes in order; all other bytes are the same in source and text.
  let escapes: [Escape]

  /// Reads the content of a string that ``RecordScanner`` found valid.
  ///
  /// Anything that is not a valid escape stands for itself.
  /// - Complexity: O(*n*) in the bytes of the content.
  public init(_ content: ArraySlice<UInt8>) {
    let source = Array(content)
    self.source = source
    guard Self.backslash(in: source, from: 0) != nil else {
      text = source
      escapes = []
      return
    }
    var text: [UInt8] = []
    var escapes: [Escape] = []
    text.reserveCapacity(source.count)
    var copied = 0
    var index = 0
    while let backslash = Self.backslash(in: source, from: index) {
      guard let escape = Self.escape(in: source, at: backslash) else {
        index = backslash + 1
        continue
      }
      text += source[copied..<backslash]
      let start = text.count
      WTF8.append(escape.scalar, to: &text)
      index = backslash + escape.length
      copied = index
      escapes.append(Escape(source: backslash..<index, text: start..<text.count))
    }
    text += source[copied...]
    self.text = text
    self.escapes = escapes
  }

  /// The place in the source where a byte of the text was written; offsets must be asked in ascending order.
  struct Locator {
    private let escapes: [Escape]
    private var next = 0
    private var sourceEnd = 0
    private var textEnd = 0

    init(_ literal: JSONStringLiteral) { escapes = literal.escapes }

    mutating func source(of textOffset: Int) -> Int {
      while next < escapes.count, escapes[next].text.upperBound <= textOffset {
        sourceEnd = escapes[next].source.upperBound
        textEnd = escapes[next].text.upperBound
        next += 1
      }
      if next < escapes.count, escapes[next].text.lowerBound < textOffset { return escapes[next].source.lowerBound }
      return sourceEnd + textOffset - textEnd
    }
  }

  /// The first backslash from a place on.
  private static func backslash(in source: [UInt8], from start: Int) -> Int? {
    source.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, Int32(UInt8(ascii: "\\")), bytes.count - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// The escape at a backslash, with a surrogate pair read as one.
  private static func escape(in source: [UInt8], at index: Int) -> (scalar: UInt32, length: Int)? {
    guard index + 1 < source.count else { return nil }
    switch source[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return (UInt32(source[index + 1]), 2)
    case UInt8(ascii: "b"): return (0x08, 2)
    case UInt8(ascii: "f"): return (0x0C, 2)
    case UInt8(ascii: "n"): return (0x0A, 2)
    case UInt8(ascii: "r"): return (0x0D, 2)
    case UInt8(ascii: "t"): return (0x09, 2)
    case UInt8(ascii: "u"):
      guard let unit = codeUnit(in: source, at: index) else { return nil }
      if (0xD800..<0xDC00).contains(unit), let low = codeUnit(in: source, at: index + 6),
        (0xDC00..<0xE000).contains(low)
      {
        return (0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), 12)
      }
      return (unit, 6)
    default: return nil
    }
  }

  private static func codeUnit(in source: [UInt8], at index: Int) -> UInt32? {
    guard index + 6 <= source.count, source[index] == UInt8(ascii: "\\"), source[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt32 = 0
    for byte in source[index + 2..<index + 6] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}

extension JSONStringLiteral {
  /// The content with changes made to its text: what is not changed keeps its spelling, what is new takes the
  /// string's own style.
  ///
  /// - Parameter changes: Changes to ``text``, in order and apart.
  /// - Returns: Nil if the changed text cannot stand in a JSON string.
  /// - Complexity: O(*n*) in the bytes of the string and the changes.
  public func content(applying changes: [EditScript.Change]) -> [UInt8]? {
    let style = JSONStringStyle(of: self)
    var locator = Locator(self)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var sourceEnd = 0
    var index = 0
    while index < changes.count {
      // Changes can fall inside a character; those that touch the same one are written together.
      let start = characterStart(changes[index].range.lowerBound)
      var end = characterEnd(changes[index].range.upperBound)
      var replacement = Array(text[start..<changes[index].range.lowerBound]) + changes[index].after
      var position = changes[index].range.upperBound
      index += 1
      while index < changes.count, changes[index].range.lowerBound < end {
        replacement += text[position..<changes[index].range.lowerBound]
        replacement += changes[index].after
        position = changes[index].range.upperBound
        end = max(end, characterEnd(position))
        index += 1
      }
      replacement += text[position..<end]
      guard let written = style.content(of: replacement[...]) else { return nil }
      result += source[sourceEnd..<locator.source(of: start)]
      result += written
      sourceEnd = locator.source(of: end)
    }
    result += source[sourceEnd...]
    return result
  }

  private func characterStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  private func characterEnd(_ offset: Int) -> Int {
    var end = offset
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
