import CopydeskLedger

/// Words text for a reader's eye: nothing invisible, nothing that could steer a terminal.
///
/// Control and format characters become pictures or `<U+202E>`, invalid bytes `\xE2`. Joiners stay, since words and
/// pictures are made with them.
enum VisibleText {
  /// What of white space is shown.
  enum Spaces {
    /// Nothing: text that was kept.
    case hidden
    /// Breaks and tabs: words that were changed.
    case breaks
    /// All of it: changes of white space.
    case all
  }

  /// The text as a reader should see it.
  ///
  /// - Complexity: O(*n*).
  static func string(_ slice: ArraySlice<UInt8>, _ spaces: Spaces) -> String {
    let text = Array(slice)
    var visible = String.UnicodeScalarView()
    visible.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let codePoint = UTF8Decoder.codePoint(in: text, at: offset)
      if let scalar = codePoint.scalar {
        append(scalar, spaces, to: &visible)
      } else {
        for byte in text[offset..<offset + codePoint.length] {
          visible.append(contentsOf: "\\x\(hex(UInt32(byte), 2))".unicodeScalars)
        }
      }
      offset += codePoint.length
    }
    return String(visible)
  }

  /// A name or fact on one line.
  static func string(_ text: String) -> String { string(Array(text.utf8)[...], .breaks) }

  /// Lines of text, each made visible, with newlines between them.
  static func lines(_ lines: [String]) -> String {
    lines.map { string($0) }.joined(separator: "\n")
  }

  private static func append(_ scalar: Unicode.Scalar, _ spaces: Spaces, to visible: inout String.UnicodeScalarView) {
    switch scalar {
    case " ": visible.append(spaces == .all ? "␣" : " ")
    case "\n": if spaces == .hidden { visible.append(" ") } else { visible.append("⏎") }
    case "\r": if spaces != .hidden { visible.append("␍") }
    case "\t": visible.append(spaces == .hidden ? " " : "⇥")
    case "\u{A0}" where spaces == .all: visible.append("⍽")
    case "\u{0}"..."\u{1F}": visible.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case "\u{7F}": visible.append("␡")
    case "\u{200C}", "\u{200D}": visible.append(scalar)
    default:
      if scalar.value >= 0x80, isUnseen(scalar, spaces) {
        visible.append(contentsOf: "<U+\(hex(scalar.value, 4))>".unicodeScalars)
      } else {
        visible.append(scalar)
      }
    }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar, _ spaces: Spaces) -> Bool {
    if ScalarTraits.isWhitespace(scalar) { return spaces == .all || scalar.value == 0x85 }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  private static func hex(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
