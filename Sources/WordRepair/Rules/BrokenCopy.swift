public import Copydesk

/// Repairs spans that look pasted by the words that other documents have in their place.
struct BrokenCopy: Rule {
  let info = RuleInfo(
    id: "broken-copy", stage: .scramble, category: .scramble, safety: .careful,
    summary: "A sentence differs from its copy in other documents by a mention that stands where it makes no sense.",
    explanation: """
      Quotations and agency sentences recur in the articles of a day. Where mentions were written over other words, a \
      copy that was spared has the words. The two are aligned so that they may differ by pronouns and by mentions that \
      stand earlier in the document, and by nothing else; six words around the difference and three in five of the \
      passage must agree. Runs only with evidence (`--evidence`, `--corroborate`) and in documents that look rewritten.
      """,
    examples: [
      .init(
        """
        Adela Marsh met the dockers. She said the board should Adela Marsh up the old ferry line before winter, and that \
        they had asked of they all a year ago.
        """,
        """
        Adela Marsh met the dockers. She said the board should give up the old ferry line before winter, and that \
        they had asked of us all a year ago.
        """)
    ],
    references: ["docs: mentions written over other words"])

  /// Nil without evidence: the rule is then known and finds nothing.
  private let corroborator: Corroborator?

  init(_ evidence: EvidenceIndex?) { corroborator = evidence.map(Corroborator.init) }

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard let corroborator, let tokenizer = text.resource(WordResources.self)?.copyTokenizer else { return }
    let tokens = tokenizer.tokens(of: text.view.buffer)
    guard RewriteSigns(tokens).areMany else { return }
    for found in corroborator.replacements(for: tokens, documentID: text.documentID, spans: PasteSpans(tokens)) {
      findings.repair(
        found.range, with: found.replacement, confidence: Self.confidence(of: found), evidence: found.evidence)
    }
  }

  /// How sure a replacement is.
  ///
  /// One copy may have another wording where both are mentions; two with the same wording seldom do.
  private static func confidence(of found: Corroboration) -> Double {
    if found.isVariant { return found.documents > 1 ? 0.85 : 0.7 }
    return found.documents > 1 && !found.isSuspect ? 0.97 : 0.93
  }
}

extension Corroboration {
  /// What speaks for it, worded for a ledger.
  public var evidence: [Evidence] {
    [
      Evidence("source-document", source), Evidence("documents", String(documents)),
      Evidence("matched-words", String(matchedWords)),
      Evidence("matched-share", "\(Int((matchedShare * 100).rounded())) %"),
    ]
  }
}
