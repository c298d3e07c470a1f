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
