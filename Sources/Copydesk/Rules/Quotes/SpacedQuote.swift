/// Finds quotation marks with a space on the inner side: `" no reason "`, `“ yes ”`.
struct SpacedQuote: Rule {
  let info = RuleInfo(
    id: "spaced-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "A space stands between a quotation mark and what it quotes.",
    explanation: """
      Which marks open and which close is decided for the paragraph as a whole, so that straight marks with spaces on \
      both sides get the right one closed up. Apostrophes set off from their word (`dogs ' owners`, `' 90s`) are closed \
      up too. So are signs of feet and inches (`6 ' 2 \"`). Where two readings are about as good, nothing is done.
      """,
    examples: [
      .init("He said \" no reason \" and left.", "He said \"no reason\" and left."),
      .init("“ Yes , ” she said.", "“Yes ,” she said."),
    ],
    references: ["sacremoses issue 152: curly quotes get inner spaces"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.quote, .apostrophe, .backtick, .leadPunctuation))
    | PairTrigger(ByteClassSet(.quote, .apostrophe, .backtick, .continuation), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    // Some publishers set a space between the marks of two quotations that end together (`‘No,’ ”`), and none elsewhere.
    let keepsMarksApart = !text.quotes.paragraphs.contains { $0.marks.contains(where: Self.isSetOff) }
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks {
        let left = mark.range.lowerBound - mark.leftSpaces..<mark.range.lowerBound
        let right = mark.range.upperBound..<mark.range.upperBound + mark.rightSpaces
        switch mark.role {
        case .open, .reopen, .resume:
          let stays = mark.right == .edge || mark.right == .quote && keepsMarksApart
          if mark.rightSpaces > 0, !stays { findings.remove(right, confidence: mark.confidence) }
        case .close, .closeBoth, .orphanClose:
          let stays = mark.left == .edge || mark.left == .quote && keepsMarksApart
          if mark.leftSpaces > 0, !stays, !paragraph.isDoubtfulClose(mark) {
            findings.remove(left, confidence: mark.confidence)
          }
        case .prime where mark.leftSpaces > 0:
          findings.remove(left, confidence: mark.confidence)
          if !mark.isDouble, mark.rightSpaces > 0, TokenizedMeasure.isFeet(before: right.upperBound, text.view) {
            findings.remove(right, confidence: mark.confidence)
          }
        case .apostrophe where mark.leftSpaces > 0 && !(mark.isRightTight && mark.right == .word):
          let opensWord = ApostropheReading.opensWord(at: right.upperBound, text.view)
          if opensWord ? mark.rightSpaces > 0 : mark.left == .word {
            findings.remove(opensWord ? right : left, confidence: mark.confidence)
          }
        default: continue
        }
      }
    }
  }

  /// Whether a space stands between a mark and a word it quotes.
  private static func isSetOff(_ mark: QuoteMark) -> Bool {
    if mark.opens { return mark.rightSpaces > 0 && mark.right == .word }
    return mark.closes && mark.leftSpaces > 0 && mark.left != .edge && mark.left != .quote
  }
}
