/// Finds HTML character references that were never decoded.
struct HTMLEntity: Rule {
  let info = RuleInfo(
    id: "html-entity", stage: .encoding, category: .encoding, safety: .safe,
    summary: "An HTML character reference, escaped once or several times.",
    explanation: """
      A scraper that takes text out of markup by pattern leaves `&amp;`, `&#39;` and `&mdash;` in it; a second one \
      escapes them again. Names are those of HTML 4 and the dashes, quotes, letters and ASCII marks of HTML 5; numbers \
      0x80...0x9F mean windows-1252, and a carriage return goes beside a line break or space. Without a semicolon only a \
      few old names and the numbers of marks count, and names never before `=`, so that queries stay. `&lt;` and `&gt;` that would form a tag are flagged and kept: decoded, the next reader would take \
      the text for markup. Numbers that no character has are flagged. URLs are left alone.
      """,
    examples: [
      .init("AT&amp;T didn&#8217;t pay &pound;5 &mdash; yet", "AT&T didn’t pay £5 — yet"),
      .init("Tom &amp;amp; the &amp;quot;deal&amp;quot;", "Tom & the \"deal\""),
      .init("use &lt;b&gt; for bold", "use &lt;b&gt; for bold"),
    ],
    references: ["HTML Standard, section 13.5 (named character references)"])

  let trigger: PairTrigger? = .anywhere(.init(.ampersand))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = 0
    var openTag = false
    var scanned = 0
    while let ampersand = view.firstIndex(of: UInt8(ascii: "&"), from: offset) {
      offset = ampersand + 1
      guard let reference = CharacterReference(view, at: ampersand) else { continue }
      offset = reference.range.upperBound
      if openTag, view.buffer[scanned..<ampersand].contains(where: { $0 == 0x0A }) { openTag = false }
      scanned = ampersand
      guard let value = reference.codePoint else {
        findings.flag(reference.range)
        continue
      }
      if value == 0x3C, Self.opensTag(view, reference.range.upperBound) {
        openTag = true
        findings.flag(reference.range)
      } else if value == 0x3E, openTag {
        openTag = false
        findings.flag(reference.range)
      } else if value == 0x0D {
        findings.repair(CarriageReturn.edit(reference.range, in: view))
      } else {
        findings.repair(reference.range, with: UTF8Bytes.encode(value))
      }
    }
  }

  private static func opensTag(_ text: ByteView, _ offset: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): true
    default: ByteClassSet.letter.contains(text.byteClass(offset))
    }
  }
}
