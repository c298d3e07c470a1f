internal import UnicodeText

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
      let unit = WTF8.decode(literal.text, at: index)
      guard unit.isValid else {
        index += 1
        continue
      }
      let source = isEscape ? literal.source[literal.escapes[next].source] : literal.text[index..<index + unit.length]
      expected.removeAll(keepingCapacity: true)
      style.append(unit.value, to: &expected)
      if !expected.elementsEqual(source) { exceptions.append(Exception(textOffset: index, source: Array(source))) }
      if isEscape { next += 1 }
      index += unit.length
    }
    self.exceptions = exceptions
  }

  /// Writes the text as the string had it; nil if the text is not the one the spelling was found for.
  public func content(of text: [UInt8]) -> [UInt8]? {
    var content: [UInt8] = []
    var index = 0
    for exception in exceptions {
      let unit = WTF8.decode(text, at: exception.textOffset)
      guard exception.textOffset >= index, unit.isValid,
        let part = style.content(of: text[index..<exception.textOffset]),
        exception.spells(text[exception.textOffset..<exception.textOffset + unit.length])
      else { return nil }
      content += part
      content += exception.source
      index = exception.textOffset + unit.length
    }
    guard let rest = style.content(of: text[index...]) else { return nil }
    return content + rest
  }
}

extension JSONStringSpelling {
  /// The spelling as a ledger keeps it.
  ///
  /// Words for the style come first, then, each after a tab, the exceptions as `offset:source`. A tab cannot stand in a
  /// JSON string, so it separates them safely.
  public var ledgerValue: String {
    var words = style.escaped.map(\.word).sorted()
    if style.usesUppercaseHex { words.append("uppercase") }
    let parts = exceptions.map { "\($0.textOffset):" + String(decoding: $0.source, as: UTF8.self) }
    return ([words.joined(separator: " ")] + parts).joined(separator: "\t")
  }

  /// Reads what ``ledgerValue`` wrote; nil if it is something else.
  ///
  /// It reads bytes. A separator with a combining mark behind it is one `Character` with that mark, and an exception's
  /// source can begin with any scalar.
  public init?(ledgerValue: String) {
    let parts = Array(ledgerValue.utf8).split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    var style = JSONStringStyle.plain
    for word in (parts.first ?? []).split(separator: UInt8(ascii: " ")) {
      if word.elementsEqual("uppercase".utf8) {
        style.usesUppercaseHex = true
      } else if let choice = JSONStringStyle.Choice(word: String(decoding: word, as: UTF8.self)) {
        style.escaped.insert(choice)
      } else {
        return nil
      }
    }
    var exceptions: [Exception] = []
    for part in parts.dropFirst() {
      guard let colon = part.firstIndex(of: UInt8(ascii: ":")),
        let offset = Int(String(decoding: part[..<colon], as: UTF8.self)), offset >= 0
      else { return nil }
      exceptions.append(Exception(textOffset: offset, source: Array(part[(colon + 1)...])))
    }
    self.style = style
    self.exceptions = exceptions
  }
}

extension JSONStringStyle.Choice {
  fileprivate var word: String {
    switch self {
    case .solidus: "solidus"
    case .ascii(let byte): "ascii-\(byte)"
    case .lineSeparator: "line-separator"
    case .nonASCII: "non-ascii"
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "solidus": self = .solidus
    case "line-separator": self = .lineSeparator
    case "non-ascii": self = .nonASCII
    default:
      let prefix = "ascii-"
      guard word.utf8.starts(with: prefix.utf8), let byte = UInt8(word.dropFirst(prefix.utf8.count)), byte < 0x80
      else { return nil }
      self = .ascii(byte)
    }
  }
}
