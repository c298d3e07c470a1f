/// Reports modal verbs that run straight into an article: `it would a long night`.
struct MissingVerb: Rule {
  let info = RuleInfo(
    id: "missing-verb", stage: .gap, category: .gap, safety: .flagOnly,
    summary: "A modal verb is followed by an article where its main verb should stand.",
    explanation: """
      A pronoun, a modal verb and an indefinite article in a row lack a verb between the last two; `be` is by far the \
      likeliest, since what follows is a predicate. Questions and inversions (`would a judge agree?`) have no pronoun \
      before the modal and are not reported, and neither are comparisons (`as you would a friend`). The word is suggested, not written: only the corpus can tell `be` from \
      `make` or `take`.
      """,
    examples: [.init("He thought it would a long night to leave.", "He thought it would a long night to leave.")],
    references: ["Quirk et al. 1985, 3.21: a modal takes the bare infinitive"])
  let language: Language? = .english

  private static let subjects = WordSet(EnglishWords.subjectPronouns, "it you this there that which who")
  private static let modals = WordSet(EnglishWords.modals.without("can"))
  private static let articles = WordSet(EnglishWords.indefiniteArticles)

  /// `as you would a friend` leaves the verb out by rule.
  private static let comparisons = WordSet("as like than")

  /// Whether a letter ends one of the modals.
  private static func endsModal(_ letter: UInt8) -> Bool {
    letter == UInt8(ascii: "d") || letter == UInt8(ascii: "l") || letter == UInt8(ascii: "t")
      || letter == UInt8(ascii: "y")
  }

  /// Whether white space, a bracket or an opening quotation mark stands before an offset.
  private static func beginsWord(at offset: Int, _ view: ByteView) -> Bool {
    view.isSpace(at: offset - 1) || ByteClassSet(.quote, .opening).contains(view.byteClass(offset - 1))
      || view.reads("“", endingAt: offset) || view.reads("‘", endingAt: offset)
  }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    // An article before its noun is cheaper to look for than eight modals.
    while let article = view.firstIndex(of: " a", from: next) {
      next = article + 1
      guard Self.endsModal(view[article - 1]), view[article + 2] == 0x20 || view[article + 2] == UInt8(ascii: "n")
      else {
        continue
      }
      let word = view.word(at: article + 1)
      guard view.byteClass(word.upperBound) == .space, Self.articles.contains(word, in: view) else { continue }
      let modal = view.word(before: article)
      guard Self.modals.contains(modal, in: view), view.byteClass(modal.lowerBound - 1) == .space else { continue }
      let subject = view.word(before: modal.lowerBound - 1)
      guard Self.subjects.contains(subject, in: view), Self.beginsWord(at: subject.lowerBound, view),
        !Self.comparisons.contains(view.word(before: subject.lowerBound - 1), in: view)
      else { continue }
      findings.flag(
        modal.lowerBound..<word.upperBound, confidence: 0.9, evidence: [Evidence("suggestion", "be")])
    }
  }
}
