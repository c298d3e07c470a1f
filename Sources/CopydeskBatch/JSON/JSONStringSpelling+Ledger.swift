extension JSONStringSpelling {
  /// The spelling as a ledger keeps it.
  ///
  /// Words for the style come first, then, each after a tab, the exceptions as `offset:source`. A tab cannot stand in a
  /// JSON string, so it parts them safely.
  public var ledgerValue: String {
    var words = style.escaped.map(\.word).sorted()
    if style.usesUppercaseHex { words.append("uppercase") }
    let parts = exceptions.map { "\($0.textOffset):" + String(decoding: $0.source, as: UTF8.self) }
    return ([words.joined(separator: " ")] + parts).joined(separator: "\t")
  }

  /// Reads what ``ledgerValue`` wrote; nil if it is something else.
  public init?(ledgerValue: String) {
    let parts = ledgerValue.split(separator: "\t", omittingEmptySubsequences: false)
    var style = JSONStringStyle.plain
    for word in (parts.first ?? "").split(separator: " ") {
      if word == "uppercase" {
        style.usesUppercaseHex = true
      } else if let choice = JSONStringStyle.Choice(word: word) {
        style.escaped.insert(choice)
      } else {
        return nil
      }
    }
    var exceptions: [Exception] = []
    for part in parts.dropFirst() {
      guard let colon = part.firstIndex(of: ":"), let offset = Int(part[..<colon]), offset >= 0 else { return nil }
      exceptions.append(Exception(textOffset: offset, source: Array(part[part.index(after: colon)...].utf8)))
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

  fileprivate init?(word: Substring) {
    switch word {
    case "solidus": self = .solidus
    case "line-separator": self = .lineSeparator
    case "non-ascii": self = .nonASCII
    default:
      guard word.hasPrefix("ascii-"), let byte = UInt8(word.dropFirst(6)), byte < 0x80 else { return nil }
      self = .ascii(byte)
    }
  }
}
