/// An e-mail address, where the configuration asks to mask them.
struct EmailAddress: Rule {
  let info = RuleInfo(
    id: "email-address", stage: .mask, category: .mask, safety: .careful, severity: .note,
    summary: "An e-mail address that was asked to be masked.",
    explanation: """
      Written over with `[email]` where `mask` asks for it: a name, `@`, and a host whose last label is two letters or \
      more. `me@home` and `3@5` stay. What `protect` names stays, too.
      """,
    examples: [
      .init("Write to ada.brook@vell.example.", "Write to [email]."), .init("He sat @ home.", "He sat @ home."),
    ],
    references: ["RFC 5321, 4.1.2: the names that people have, without quoted ones"])
  let trigger: PairTrigger? = PairTrigger.anywhere(.init(.at))
  let editsProtectedSpans = true
  func minimumConfidence(in profile: Profile) -> Double? { 0 }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let sign = view.firstIndex(of: UInt8(ascii: "@"), from: next) {
      next = sign + 1
      var start = sign
      // Longer names are not allowed, and many signs in a row would make the search a square.
      while start > 0, sign - start < 64, Self.isOfName(view[start - 1]) { start -= 1 }
      while start < sign, view[start] == UInt8(ascii: ".") { start += 1 }
      guard start < sign, !view.isWord(before: start), let end = Self.hostEnd(from: sign + 1, in: view) else {
        continue
      }
      Mask.write(.email, over: start..<end, in: text, into: &findings)
      next = end
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    ByteView.isASCIIWord(byte) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte)
  }

  /// The end of a host with at least two labels; nil if none stands there.
  private static func hostEnd(from start: Int, in view: ByteView) -> Int? {
    var end = start
    while end - start < 254, ByteView.isASCIIWord(view[end]) || view[end] == 0x2D || view[end] == 0x2E { end += 1 }
    while end > start, !ByteView.isASCIIWord(view[end - 1]) { end -= 1 }
    let label = view.skipBack(.letter, from: end)
    guard end - label >= 2, label - 1 > start, view[label - 1] == 0x2E, ByteView.isASCIIWord(view[label - 2]),
      ByteView.isASCIIWord(view[start])
    else { return nil }
    return end
  }
}
