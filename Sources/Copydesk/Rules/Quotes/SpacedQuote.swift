/// Finds quotation marks with a space on the inner side: `" no reason "`, `“ yes ”`.
struct SpacedQuote: Rule {
  let info = RuleInfo(
    id: "spaced-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "A space stands between a quotation mark and what it quotes.",
    explanation: """
      Which marks open and which close is decided for the paragraph as a whole, so that straight marks with spaces on \
      both sides get the right one closed up. Apostrophes set off from their word (`dogs ' owners`, `' 90s`) are closed \
      up too. Where two readings are about as good, nothing is done.
      """,
    examples: [
      .init("He said \" no reason \" and left.", "He said \"no reason\" and left."),
      .init("“ Yes , ” she said.", "“Yes ,” she said."),
    ],
    references: ["sacremoses issue 152: curly quotes get inner spaces"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.quote, .apostrophe, .leadPunctuation))
    | PairTrigger(ByteClassSet(.quote, .apostrophe, .continuation), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks {
        let left = mark.range.lowerBound - mark.leftSpaces..<mark.range.lowerBound
        let right = mark.range.upperBound..<mark.range.upperBound + mark.rightSpaces
        switch mark.role {
        case .open, .reopen:
          if mark.rightSpaces > 0, mark.right != .edge { findings.remove(right, confidence: mark.confidence) }
        case .close, .closeBoth, .orphanClose:
          if mark.leftSpaces > 0, mark.left != .edge { findings.remove(left, confidence: mark.confidence) }
        case .apostrophe where mark.leftSpaces > 0 && !(mark.isRightTight && mark.right == .word):
          let opensWord = ApostropheEvidence.opensWord(at: right.upperBound, text.view)
          if opensWord ? mark.rightSpaces > 0 : mark.left == .word {
            findings.remove(opensWord ? right : left, confidence: mark.confidence)
          }
        default: continue
        }
      }
    }
  }
}
