/// What has to be known beside a text to write it exactly as a JSON string once had it: its style, and where it
/// departed from that.
public struct JSONStringSpelling: Hashable, Sendable {
  /// A character not written in the style.
  struct Exception: Hashable, Sendable {
    var textOffset: Int
    var source: [UInt8]

    /// Whether the source is a way to write a character inside a string.
    ///
    /// A ledger that somebody changed must not put anything else into a record.
    func spells(_ character: ArraySlice<UInt8>) -> Bool {
      if source.elementsEqual(character) {
        return !source.contains { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
      }
      let literal = JSONStringLiteral(source[...])
      return literal.escapes.count == 1 && literal.escapes[0].source == source.indices
        && literal.text.elementsEqual(character)
    }
  }

  let style: JSONStringStyle
  let exceptions: [Exception]

  /// Whether the string is in the plain style throughout.
  public var isPlain: Bool { style == .plain && exceptions.isEmpty }

  /// Finds the spelling of a string.
  ///
  /// - Complexity: O(*n*) in the bytes of the string.
  public init(of literal: JSONStringLiteral) {
    let style = JSONStringStyle(of: literal)
    self.style = style
    var exceptions: [Exception] = []
    var next = 0
    var index = 0
    var expected: [UInt8] = []
    // Without a choice taken, only escapes can depart from the style.
    let looksAtAll = !style.escaped.isEmpty
    while next < literal.escapes.count || (looksAtAll && index < literal.text.count) {
      let isEscape = next < literal.escapes.count && (!looksAtAll || literal.escapes[next].text.lowerBound == index)
      if isEscape { index = literal.escapes[next].text.lowerBound }
      guard let (scalar, length) = WTF8.scalar(in: literal.text, at: index) else {
        index += 1
        continue
      }
      let source = isEscape ? literal.source[literal.escapes[next].source] : literal.text[index..<index + length]
      expected.removeAll(keepingCapacity: true)
      style.append(scalar, to: &expected)
      if !expected.elementsEqual(source) { exceptions.append(Exception(textOffset: index, source: Array(source))) }
      if isEscape { next += 1 }
      index += length
    }
    self.exceptions = exceptions
  }

  /// Writes the text as the string had it; nil if the text is not the one the spelling was found for.
  public func content(of text: [UInt8]) -> [UInt8]? {
    var content: [UInt8] = []
    var index = 0
    for exception in exceptions {
      guard exception.textOffset >= index, let (_, length) = WTF8.scalar(in: text, at: exception.textOffset),
        let part = style.content(of: text[index..<exception.textOffset]),
        exception.spells(text[exception.textOffset..<exception.textOffset + length])
      else { return nil }
      content += part
      content += exception.source
      index = exception.textOffset + length
    }
    guard let rest = style.content(of: text[index...]) else { return nil }
    return content + rest
  }
}
