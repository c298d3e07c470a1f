/// Tells a text whose bytes are still those of an encoding that is not read byte by byte.
///
/// Where the stage `decode` could not turn it into UTF-8, or was left out, nothing else may edit it: a byte that looks
/// like a space is half of another character.
enum UndecodedText {
  private static let trigger = PairTrigger.anywhere(.init(.control, .invalid))

  /// The encoding; nil for a text that can be edited.
  ///
  /// - Complexity: O(*n*) in the bytes of a text with control characters or invalid bytes, O(1) in any other.
  static func encoding(of text: WorkingText) -> String? {
    guard text.census.sets(off: trigger) else { return nil }
    let view = text.view
    if let name = utf32(view) { return name }
    if let reading = UTF16Reading(view) { return reading.name }
    return text.census.isASCII && hasDesignation(view) ? "ISO-2022" : nil
  }

  /// UTF-32 by its mark.
  private static func utf32(_ view: ByteView) -> String? {
    guard view.count >= 8, view.count % 4 == 0 else { return nil }
    if view[0] == 0xFF, view[1] == 0xFE, view[2] == 0, view[3] == 0 { return "UTF-32LE" }
    if view[0] == 0, view[1] == 0, view[2] == 0xFE, view[3] == 0xFF { return "UTF-32BE" }
    return nil
  }

  /// Whether the escape sequence of ISO/IEC 2022 that designates a set of two-byte characters stands somewhere: ESC `$`,
  /// then `@`, `A` or `B`, or `(` or `)` and a final byte (RFC 1468, RFC 1554, RFC 1557, RFC 1922).
  private static func hasDesignation(_ view: ByteView) -> Bool {
    var next = 0
    while let escape = view.firstIndex(of: 0x1B, from: next) {
      next = escape + 1
      guard view[escape + 1] == UInt8(ascii: "$") else { continue }
      switch view[escape + 2] {
      case UInt8(ascii: "@"), UInt8(ascii: "A"), UInt8(ascii: "B"): return true
      case UInt8(ascii: "("), UInt8(ascii: ")"): if (0x40...0x5F).contains(view[escape + 3]) { return true }
      default: break
      }
    }
    return false
  }
}
