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
    let least: UInt8 = spaces == .all ? 0x21 : 0x20
    // Most text of most reports is its own picture.
    if slice.allSatisfy({ $0 >= least && $0 < 0x7F }) { return String(decoding: slice, as: UTF8.self) }
    let text = Array(slice)
    var visible: [UInt8] = []
    visible.reserveCapacity(text.count + 16)
    var offset = 0
    while offset < text.count {
      if text[offset] >= least, text[offset] < 0x7F {
        visible.append(text[offset])
        offset += 1
        continue
      }
      let codePoint = UTF8Decoder.codePoint(in: text, at: offset)
      let end = offset + codePoint.length
      if let scalar = codePoint.scalar {
        if let picture = picture(of: scalar, spaces) { visible += picture.utf8 } else { visible += text[offset..<end] }
      } else {
        for byte in text[offset..<end] { visible += "\\x\(hex(UInt32(byte), 2))".utf8 }
      }
      offset = end
    }
    return String(decoding: visible, as: UTF8.self)
  }

  /// A name or fact on one line.
  static func string(_ text: String) -> String { string(Array(text.utf8)[...], .breaks) }

  /// Lines of text, each made visible, with newlines between them.
  static func lines(_ lines: [String]) -> String {
    lines.map { string($0) }.joined(separator: "\n")
  }

  /// What stands for a scalar; nil if it stands for itself.
  private static func picture(of scalar: Unicode.Scalar, _ spaces: Spaces) -> String? {
    switch scalar {
    case " ": spaces == .all ? "␣" : nil
    case "\n": spaces == .hidden ? " " : "⏎"
    case "\r": spaces == .hidden ? "" : "␍"
    case "\t": spaces == .hidden ? " " : "⇥"
    case "\u{A0}" where spaces == .all: "⍽"
    case "\u{0}"..."\u{1F}": String(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case "\u{7F}": "␡"
    case "\u{200C}", "\u{200D}": nil
    default: scalar.value >= 0x80 && isUnseen(scalar, spaces) ? "<U+\(hex(scalar.value, 4))>" : nil
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
