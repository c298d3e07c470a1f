/// Finds text of mails in quoted-printable: `It=E2=80=99s`, a line that ends in `=`.
struct QuotedPrintable: Rule {
  let info = RuleInfo(
    id: "quoted-printable", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A byte or line break spelled as mails do, with an equals sign.",
    explanation: """
      Mail writes bytes beyond ASCII as `=` and two hexadecimal digits in capitals, and breaks lines with `=` at their \
      end. A text is taken for such if at least one run of these is a character of UTF-8, or two are quotes or dashes \
      of windows-1252. Then runs become what they spell, and lines broken with `=` are joined. `=3D` is an equals sign.
      """,
    examples: [
      .init("It=E2=80=99s over, she said, and left the fer=\nry.", "It’s over, she said, and left the ferry."),
      .init("x=20 and y=30", "x=20 and y=30"),
    ],
    references: ["RFC 2045, section 6.7"])
  let trigger: PairTrigger? = PairTrigger(.init(.symbol), .init(.digit, .upper))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var edits: [Edit] = []
    var characters = 0
    var windowsMarks = 0
    var next = 0
    while let sign = view.firstIndex(of: UInt8(ascii: "="), from: next) {
      next = sign + 1
      if view.byteClass(next) == .newline, next < view.count, view.byteClass(sign - 1) != .symbol {
        let end = next + (view.reads("\r\n", at: next) ? 2 : 1)
        edits.append(.deletion(sign..<end))
        continue
      }
      var bytes: [UInt8] = []
      var end = sign
      while bytes.count < 64, view[end] == UInt8(ascii: "="), let byte = Self.byte(view, end + 1) {
        bytes.append(byte)
        end += 3
      }
      guard let first = bytes.first else { continue }
      next = end
      if first < 0x80 {
        // What follows ASCII in the run is read by itself.
        guard first == 0x3D || first == 0x20 || first == 0x09 || first == 0x2E else { continue }
        next = sign + 3
        edits.append(Edit(sign..<next, with: [first]))
      } else if String(validating: bytes, as: UTF8.self) != nil {
        characters += 1
        edits.append(Edit(sign..<end, with: bytes))
      } else {
        var decoded: [UInt8] = []
        for byte in bytes { UTF8Bytes.append(C1Control.meaning(UInt32(byte)) ?? UInt32(byte), to: &decoded) }
        if (0x91...0x97).contains(first) { windowsMarks += 1 }
        edits.append(Edit(sign..<end, with: decoded))
      }
    }
    guard characters >= 1 || windowsMarks >= 2 else { return }
    for edit in edits { findings.repair(edit, confidence: 0.97) }
  }

  /// The byte two capitals or figures spell.
  private static func byte(_ text: ByteView, _ offset: Int) -> UInt8? {
    guard text[offset] < 0x60, text[offset + 1] < 0x60, let high = CharacterReference.hexDigit(text[offset]),
      let low = CharacterReference.hexDigit(text[offset + 1])
    else { return nil }
    return UInt8(high << 4 | low)
  }
}
