/// Finds spaces before marks that close up with the word before them: `word ,` and `word .`.
struct SpaceBeforePunctuation: Rule {
  let info = RuleInfo(
    id: "space-before-punctuation", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "A space stands before a comma, stop, colon, semicolon, question or exclamation mark.",
    explanation: """
      The space goes where white space, a closing mark or a quotation mark follows. It stays before an ellipsis, a \
      decimal (`.5`), a name that begins with a stop (`.com`), an emoticon, a question mark in mid-sentence (a dash that an \
       encoding lost), where it is the trace of a dropped word (`needed to , one by one`), and before `; : ! ?` in a \
       text that has none before commas and stops and is not tokenized, and in French paragraphs, which are set so.
      """,
    examples: [.init("It rained , he said . Did it ?", "It rained, he said. Did it?")],
    references: ["Moses detokenizer.perl: left shift of punctuation"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.comma, .period, .colon, .exclamation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let gate = text.tokenization
    // A lone space before a comma or stop is a slip; before a high mark it may be another language's custom.
    let highMarksMove = gate.isTokenized || gate.counts.spacedMarks > 0 && view.looksEnglish
    var next = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .period, .colon, .exclamation), from: next) {
      next = mark + 1
      guard view[mark - 1] == 0x20 else { continue }
      let byteClass = view.byteClass(mark)
      switch byteClass {
      case .comma, .period: break
      case .colon, .exclamation: guard highMarksMove, text.language(at: mark) != .french else { continue }
      default: continue
      }
      let start = view.skipBack(ByteClassSet(.space), from: mark)
      guard start < mark, start > 0, view.byteClass(start - 1) != .newline, Self.closesUp(mark, byteClass, view, gate),
        !text.droppedWords.keeps(start, under: text.gapPolicy)
      else { continue }
      findings.remove(start..<mark, confidence: 0.98, evidence: gate.evidence)
    }
  }

  /// Whether a mark behind a space belongs to the word before that space.
  private static func closesUp(
    _ mark: Int, _ byteClass: ByteClass, _ view: ByteView, _ gate: TokenizationGate
  ) -> Bool {
    // An ellipsis in any of its forms keeps its space: `word ...`, `word . . .`.
    if byteClass == .period, isEllipsis(mark, view) { return false }
    // Marks behind an opening bracket or at a line's start belong to what follows.
    // `3 : 1` and `1 . 5` would only be half mended; joining numbers is another rule's.
    if !gate.isTokenized, byteClass == .colon || byteClass == .period, view.byteClass(mark + 1) == .space,
      view.byteClass(mark + 2) == .digit, view.byteClass(mark - 2) == .digit
    {
      return false
    }
    // A stop behind a figure, before a small letter, is a folder that a command is given: `chmod 755 . and`.
    if !gate.isTokenized, byteClass == .period, view.byteClass(mark + 1) == .space, view.byteClass(mark + 2) == .lower,
      view.byteClass(mark - 2) == .digit
    {
      return false
    }
    // `word ? word` in prose is a dash that an encoding lost, not a question.
    if byteClass == .exclamation, !gate.isTokenized, view.byteClass(mark + 1) == .space,
      view.byteClass(mark + 2) == .lower
    {
      return false
    }
    if byteClass == .colon, isFace(mark, view) { return false }
    let before = view.byteClass(view.skipBack(ByteClassSet(.space), from: mark) - 1)
    if before == .opening && !gate.isTokenized { return false }
    switch view.byteClass(mark + 1) {
    case .space, .newline, .tab, .quote, .apostrophe, .closing: return true
    case .period: return byteClass != .period
    case .comma, .exclamation, .colon: return gate.isTokenized
    case .leadPunctuation: return view.reads("”", at: mark + 1) || view.reads("’", at: mark + 1)
    default: return false
    }
  }

  /// Whether the bracket behind a colon or semicolon makes a face of it: `:)` where no bracket is open.
  private static func isFace(_ mark: Int, _ view: ByteView) -> Bool {
    guard view[mark + 1] == UInt8(ascii: ")") else { return false }
    // Asides are shorter; a bracket farther back belongs to something else.
    var offset = mark - 1
    while offset >= max(0, mark - 200), view.byteClass(offset) != .newline, view[offset] != UInt8(ascii: ")") {
      if view[offset] == UInt8(ascii: "("), view.byteClass(offset - 1) != .colon { return false }
      offset -= 1
    }
    return true
  }

  private static func isEllipsis(_ mark: Int, _ view: ByteView) -> Bool {
    if view[mark + 1] == UInt8(ascii: ".") { return true }
    let hasStopAfter = view.byteClass(mark + 1) == .space && view[mark + 2] == UInt8(ascii: ".")
    let hasStopBefore = view[mark - 2] == UInt8(ascii: ".") && view.byteClass(mark - 3) == .space
    return hasStopAfter || hasStopBefore
  }
}

extension ByteView {
  /// Whether the text's first kilobytes hold English articles between spaces.
  var looksEnglish: Bool {
    for offset in 0..<min(count, 8192) where buffer[offset] == 0x20 {
      if reads(" the ", at: offset) || reads(" The ", at: offset) || reads(" of ", at: offset)
        || reads(" and ", at: offset)
      {
        return true
      }
    }
    return false
  }
}
