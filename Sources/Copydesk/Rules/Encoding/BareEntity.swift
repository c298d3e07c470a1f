/// Finds character references that lost their ampersand: `#39;s`, `quot;`.
struct BareEntity: Rule {
  let info = RuleInfo(
    id: "bare-entity", stage: .encoding, category: .encoding, safety: .safe,
    summary: "An HTML character reference without its ampersand.",
    explanation: """
      A cleaning step that strips ampersands, or puts a space in their place, leaves `#39;s`, `quot;` and `amp;`. The \
      character is put back; the space that stands for an ampersand before `#39;s` and the like goes with it. Numbers \
      count only if they mean a mark, symbol or accented letter, and only beside a letter, digit or mark, so that \
      `ticket #39; next` stays. Names count at the start of a word; those of curly quotes, dashes, the ellipsis and the \
      no-break space, in which no word ends, behind one, too.
      """,
    examples: [
      .init("the world #39;s largest", "the world's largest"),
      .init("a #36;10 million deal, quot;sources say", "a $10 million deal, \"sources say"),
    ])

  private static let names: [[UInt8]: String] = Dictionary(
    uniqueKeysWithValues: [
      ("quot", "\""), ("amp", "&"), ("apos", "'"), ("nbsp", "\u{A0}"), ("mdash", "—"), ("ndash", "–"),
      ("ldquo", "“"), ("rdquo", "”"), ("lsquo", "‘"), ("rsquo", "’"), ("hellip", "…"),
    ].map { (Array($0.0.utf8), $0.1) })

  let trigger: PairTrigger? = PairTrigger(.init(.hash), .init(.digit)) | PairTrigger(.init(.lower), .init(.colon))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var offset = 0
    while let semicolon = view.firstIndex(of: UInt8(ascii: ";"), from: offset) {
      offset = semicolon + 1
      switch view.byteClass(semicolon - 1) {
      case .digit: number(view, semicolon, &findings)
      case .lower: name(view, semicolon, &findings)
      default: break
      }
    }
  }

  private func number(_ text: ByteView, _ semicolon: Int, _ findings: inout FindingCollector) {
    var start = semicolon
    while start > semicolon - 6, text.byteClass(start - 1) == .digit { start -= 1 }
    let hash = start - 1
    guard text[hash] == UInt8(ascii: "#"), text[hash - 1] != UInt8(ascii: "&"), text[hash - 1] != UInt8(ascii: ";"),
      let value = CharacterReference.number(text, start)?.codePoint, value > 0x20, !CharacterTraits.isDigit(value),
      !CharacterTraits.isASCIILetter(value)
    else { return }
    let end = semicolon + 1
    let isBeforeText = !CharacterTraits.isASCIISpaceOrEdge(UInt32(text[end]))
    let isAfterText = !CharacterTraits.isASCIISpaceOrEdge(UInt32(text[hash - 1]))
    guard isBeforeText || isAfterText else { return }
    var lower = hash
    if value == 0x27 || value == 0x2019, text[hash - 1] == 0x20, ByteClassSet.letter.contains(text.byteClass(hash - 2)),
      Clitic.endsWord(at: end, in: text)
    {
      lower = hash - 1
    }
    findings.repair(lower..<end, with: UTF8Bytes.encode(value), confidence: 0.97)
  }

  /// Names no English word ends in, so that they count behind a word, too: `mayorrsquo;s`.
  private static let glued: [StaticString] = [
    "rsquo", "lsquo", "rdquo", "ldquo", "mdash", "ndash", "hellip", "nbsp",
  ]

  private func name(_ text: ByteView, _ semicolon: Int, _ findings: inout FindingCollector) {
    if let name = Self.glued.first(where: { text.reads($0, endingAt: semicolon) }) {
      let start = semicolon - name.utf8CodeUnitCount
      if ByteClassSet.letter.contains(text.byteClass(start - 1)) || text.byteClass(start - 1) == .digit,
        let mark = Self.names[text.bytes(start..<semicolon)]
      {
        findings.repair(start..<semicolon + 1, with: mark, confidence: 0.97)
        return
      }
    }
    var start = semicolon
    while start > semicolon - 7, text.byteClass(start - 1) == .lower { start -= 1 }
    switch text.byteClass(start - 1) {
    case .lower, .upper, .digit, .ampersand, .hash, .underscore, .hyphen, .slash: return
    default: break
    }
    guard let mark = Self.names[text.bytes(start..<semicolon)] else { return }
    findings.repair(start..<semicolon + 1, with: mark, confidence: 0.97)
  }
}
