/// Reports question marks that stand for a dash an encoding lost: `no saint ? neither proud ? but able`.
struct LostDash: Rule {
  let info = RuleInfo(
    id: "lost-dash", stage: .punctuation, category: .punctuation, safety: .flagOnly, severity: .note,
    summary: "A question mark in mid-sentence stands for a lost dash.",
    explanation: """
      Converting to an encoding without dashes leaves question marks. They are reported where a small letter follows, \
      behind a space on both sides or on none, in text that is not tokenized; and where one stands, so is every other glued \
      one in the line. Which dash stood there, and whether one of them was a question after all, is not told.
      """,
    examples: [.init("The mayor ? no saint ? left.", "The mayor ? no saint ? left.")],
    references: ["ftfy and chardet issue reports: dashes outside Latin-1 replaced by `?`"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.exclamation), ByteClassSet(.space, .lower))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard !text.tokenization.isTokenized else { return }
    let view = text.view
    var index = 0
    while let mark = view.firstIndex(of: UInt8(ascii: "?"), from: index) {
      index = mark + 1
      let isLost =
        Self.isLost(mark, view)
        || view.isWord(before: mark) && view.isUpper(at: mark + 1) && Self.standsInLine(of: mark, view)
      if isLost { findings.flag(mark..<mark + 1, confidence: 0.8) }
    }
  }

  /// Whether a question mark stands where only a dash can: between small words, with a space on both sides or on none.
  private static func isLost(_ mark: Int, _ view: ByteView) -> Bool {
    guard view[mark] == UInt8(ascii: "?") else { return false }
    if view[mark - 1] == 0x20 {
      return view[mark + 1] == 0x20 && view.isWord(before: mark - 1) && view.byteClass(mark + 2) == .lower
    }
    let before = view.word(before: mark)
    let next = view.word(at: mark + 1)
    return view.byteClass(mark + 1) == .lower && before.count >= 2 && view.byteClass(before.lowerBound - 1) == .space
      && view.isSpace(at: next.upperBound)
  }

  /// How far a line is searched on either side, in bytes.
  private static let reach = 300

  /// Whether a question mark in the line of an offset stands for a dash.
  static func standsInLine(of offset: Int, _ view: ByteView) -> Bool {
    var index = offset
    while index > max(0, offset - reach), view.byteClass(index - 1) != .newline {
      index -= 1
      if isLost(index, view) { return true }
    }
    index = offset + 1
    while index < min(view.count, offset + reach), view.byteClass(index) != .newline {
      if isLost(index, view) { return true }
      index += 1
    }
    return false
  }
}
