/// Finds words that the Treebank convention writes as two: `can not`, `gon na`, `got ta`.
struct SplitWord: Rule {
  let info = RuleInfo(
    id: "split-word", stage: .spacing, category: .spacing, safety: .safe,
    summary: "One word is written as two by the Treebank convention.",
    explanation: """
      The Treebank tokenizer parts `cannot`, `gonna`, `wanna`, `gotta`, `gimme` and `lemme`. `gon na` and `wan na` are \
      no English and always joined; the others only in text tokenized that way. `can not` is a spelling of its own: it is \
      joined only if negations (`do n't`) or doubled backticks prove the tokenizer and no `cannot` stands whole. `can not only` stays.
      """,
    examples: [.init("They 're gon na win , they do n't lose .", "They 're gonna win , they do n't lose .")],
    references: ["MacIntyre 1995, Treebank tokenization (sed script), CONTRACTIONS2"])
  let language: Language? = .english

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let evidence = text.tokenization.evidence
    guard text.tokenization.isTokenized, !Self.keepsWords(text.tokenization.scheme) else {
      var next = 0
      while let space = view.firstIndex(of: " na", from: next) {
        next = space + 1
        if isColloquial(space, view) { findings.remove(space..<space + 1, confidence: 0.95, evidence: evidence) }
      }
      return
    }
    let counts = text.tokenization.counts
    let partsCannot =
      counts.treebankNegations + counts.treebankQuotes > 0 && view.firstIndex(of: "cannot", from: 0) == nil
    // All of these words are split between two like letters, and hardly any others are.
    var next = 0
    while let space = view.firstSpaceBetweenLikeBytes(from: next) {
      next = space
      let found: Bool
      switch view[space + 1] | 0x20 {
      case UInt8(ascii: "n"): found = isColloquial(space, view) || partsCannot && isCannot(space, view)
      case UInt8(ascii: "t"): found = reads("got", "ta", space, view)
      case UInt8(ascii: "m"): found = reads("gim", "me", space, view) || reads("lem", "me", space, view)
      default: continue
      }
      if found { findings.remove(space..<space + 1, confidence: 0.95, evidence: evidence) }
    }
  }

  private func isColloquial(_ space: Int, _ view: ByteView) -> Bool {
    reads("gon", "na", space, view) || reads("wan", "na", space, view)
  }

  /// Moses and naive splitters leave these words whole.
  private static func keepsWords(_ scheme: TokenizationGate.Scheme) -> Bool { scheme == .moses || scheme == .naive }

  private func isCannot(_ space: Int, _ view: ByteView) -> Bool {
    reads("can", "not", space, view) && !view.readsIgnoringCase(" only", at: space + 4)
  }

  /// Whether two whole words stand on either side of a space.
  private func reads(_ left: StaticString, _ right: StaticString, _ space: Int, _ view: ByteView) -> Bool {
    let start = space - left.utf8CodeUnitCount
    let end = space + 1 + right.utf8CodeUnitCount
    return view.readsIgnoringCase(left, at: start) && view.readsIgnoringCase(right, at: space + 1)
      && !view.isWord(before: start) && !view.isWord(at: end)
  }
}
