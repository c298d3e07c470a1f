/// Finds quotation marks without the space outside: `that,"Mr Poe`, `statement,“We`.
struct TightQuote: Rule {
  let info = RuleInfo(
    id: "tight-quote", stage: .quotes, category: .quotes, safety: .safe,
    summary: "The space outside a quotation mark is missing.",
    explanation: """
      An opening mark right behind a comma, stop or colon gets a space before it, a closing mark right before a word one \
      behind it. Marks behind brackets, dashes and slashes need none, and endings stay (`the \"no\"s`).
      """,
    examples: [
      .init("He said,\"We won\" and left.", "He said, \"We won\" and left."),
      .init("In a statement,“We won,”she said.", "In a statement, “We won,” she said."),
    ])
  let language: Language? = .english

  let trigger: PairTrigger? = .quotationMarks

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for paragraph in text.quotes.paragraphs {
      for mark in paragraph.marks where !mark.isBesideUnspacedScript {
        // A letter between marks inside a word was in italics once: `p"K"a`.
        if mark.isDouble, paragraph.quotedLength(mark) == 1 { continue }
        switch mark.role {
        case .open, .reopen, .resume:
          guard mark.isLeftTight, mark.isDouble || mark.shape == .opening else { continue }
          switch mark.left {
          case .comma, .stop, .colon, .word, .closing:
            findings.insert(" ", at: mark.range.lowerBound, confidence: mark.confidence)
          default: continue
          }
        case .close, .closeBoth, .orphanClose:
          guard mark.isRightTight, !paragraph.isDoubtfulClose(mark), mark.right == .word || mark.right == .digit,
            Clitic.length(at: mark.range.upperBound, in: view) == nil,
            view.word(at: mark.range.upperBound).count > 1 || mark.capitalFollows
          else { continue }
          findings.insert(" ", at: mark.range.upperBound, confidence: mark.confidence)
        default: continue
        }
      }
    }
  }
}
