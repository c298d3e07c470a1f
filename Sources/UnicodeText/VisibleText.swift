/// Text for a reader's eye: nothing invisible, nothing that could steer a terminal.
///
/// Control and format characters become pictures or `<U+202E>`, invalid bytes `\xE2`. Joiners stay, since words and
/// pictures are made with them.
package enum VisibleText {
  /// What of white space is shown.
  package enum Spaces {
    /// Nothing: text that was kept.
    case hidden
    /// Breaks and tabs: words that were changed.
    case breaks
    /// All of it: changes of white space.
    case all
  }

  /// Returns the text as a reader should see it.
  ///
  /// - Complexity: O(*n*).
  package static func string(_ slice: ArraySlice<UInt8>, _ spaces: Spaces) -> String {
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
      let codePoint = WTF8.decode(text, at: offset)
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

  /// Returns a name or fact on one line.
  package static func string(_ text: String) -> String { string(Array(text.utf8)[...], .breaks) }

  /// Returns lines of text, each made visible, with newlines between them.
  package static func lines(_ lines: [String]) -> String {
    lines.map { string($0) }.joined(separator: "\n")
  }

  /// Returns text with line ends, tabs and everything invisible in the escapes of a Swift literal: `\n`, `\u{202E}`.
  ///
  /// Unlike ``string(_:_:)`` it shows joiners, private use and unassigned code points, and has no pictures.
  package static func escaped(_ text: some Sequence<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in text {
      if let escape = escape(of: scalar) { result += escape } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The escape of a scalar that cannot be seen; nil for all others.
  package static func escape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
      return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: return nil
    }
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
    if WhiteSpaceProperty.holds(scalar.value) { return spaces == .all || scalar.value == 0x85 }
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
