/// Finds words glued at a comma or semicolon: `the mayor,who said`.
struct GluedComma: Rule {
  let info = RuleInfo(
    id: "glued-comma", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Two words are glued at a comma or semicolon.",
    explanation: """
      A space is put back between a word of two letters or more, the mark, and another such word. Runs with several \
      glued commas (`red,green,blue`) are lists of values and stay, and so do addresses and single letters.
      """,
    examples: [
      .init("The mayor,who had left, came back;nobody saw him.", "The mayor, who had left, came back; nobody saw him.")
    ])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.comma, .colon), ByteClassSet(.lower, .upper))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .colon), from: next) {
      next = mark + 1
      guard view[mark] != UInt8(ascii: ":"),
        ByteClassSet.letter.contains(view.byteClass(mark + 1)), ByteClassSet.letter.contains(view.byteClass(mark - 1)),
        view.word(before: mark).count >= (view[mark] == UInt8(ascii: ";") ? 3 : 2), view.word(at: mark + 1).count >= 2,
        Self.isOnlyGluedMark(mark, view)
      else { continue }
      findings.insert(" ", at: mark + 1, confidence: 0.93)
    }
  }

  private static let solid = ByteClassSet(rawValue: ~ByteClassSet(.space, .tab, .newline).rawValue)

  /// Whether the run without white space holds no other comma, semicolon or ampersand between letters.
  private static func isOnlyGluedMark(_ mark: Int, _ view: ByteView) -> Bool {
    let window = max(0, mark - 64)..<min(view.count, mark + 64)
    var offset = mark - 1
    while offset >= window.lowerBound, !view.isSpace(at: offset) {
      if isInnerMark(offset, view) { return false }
      offset -= 1
    }
    offset = mark + 1
    while offset < window.upperBound, !view.isSpace(at: offset) {
      if isInnerMark(offset, view) { return false }
      offset += 1
    }
    return true
  }

  private static func isInnerMark(_ offset: Int, _ view: ByteView) -> Bool {
    switch view[offset] {
    case UInt8(ascii: ","), UInt8(ascii: ";"): view.isWord(at: offset + 1)
    case UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "("): true
    default: false
    }
  }
}
