/// Finds numbers split at their marks: `1, 200 inmates`, `2. 1 million`, `6 : 30`, `3 . 5`.
struct SplitNumber: Rule {
  let info = RuleInfo(
    id: "split-number", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A number is split at its thousands comma, decimal point or colon.",
    explanation: """
      Some crawls put a space behind every comma and stop, numbers included. A group of three zeros is joined wherever \
      it stands, since no list goes on with one. Amounts of money and decimals before `million` or `percent` are joined in a \
      text that shows the habit twice and has fewer whole numbers. Where a group, a decimal before a unit or a lone amount may \
      also be two numbers, the language model decides between the readings, and without one the place is only reported. \
      `Flight 93, 175 people` is two numbers, and so are dates, lists, scores and sizes (`6-2, 220`), the numbers of a list \
      (`1. 5 km run`) and what follows a label such as page or room. In naively tokenized text marks with spaces on both \
      sides are joined in the same way.
      """,
    examples: [
      .init("The bill was $1, 500 for 35, 000 guests.", "The bill was $1,500 for 35,000 guests."),
      .init(
        "It cost $2. 1 million, or 3. 5 percent more, at 9 p. m. today, 0. 5 in all.",
        "It cost $2.1 million, or 3.5 percent more, at 9 p. m. today, 0.5 in all."),
    ],
    references: ["Pattern observed in Kaggle's \"All the News\""])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.comma, .period, .colon), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.space), ByteClassSet(.colon, .comma, .period))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .period, .colon), from: next) {
      next = mark + 1
      guard view.byteClass(mark + 1) == .space, view.byteClass(mark + 2) == .digit else { continue }
      if view.byteClass(mark - 1) == .digit {
        report(NumberParting.verdict(at: mark, in: text), of: mark + 1..<mark + 2, [], in: text, &findings)
      } else if view.byteClass(mark - 1) == .space, view.byteClass(mark - 2) == .digit {
        report(
          NumberParting.shatteredVerdict(at: mark, in: text), of: mark - 1..<mark + 2, view.bytes(mark..<mark + 1),
          in: text, &findings)
      }
    }
  }

  private func report(
    _ verdict: NumberParting.Verdict, of range: Range<Int>, _ replacement: [UInt8], in text: WorkingText,
    _ findings: inout FindingCollector
  ) {
    switch verdict {
    case .two: break
    case .one(let confidence):
      findings.repair(range, with: replacement, confidence: confidence, evidence: text.tokenization.evidence)
    case .likely(let threshold, let confidence):
      guard let gain = text.likelihoodGain(of: replacement, for: range) else {
        if let confidence {
          findings.repair(range, with: replacement, confidence: confidence, evidence: text.tokenization.evidence)
        } else {
          findings.flag(range, confidence: 0.5, evidence: text.tokenization.evidence)
        }
        return
      }
      let evidence = text.tokenization.evidence + [.likelihoodGain(gain)]
      if gain >= threshold {
        findings.repair(range, with: replacement, confidence: 0.9, evidence: evidence)
      } else if gain > 0 {
        findings.flag(range, confidence: 0.5, evidence: evidence)
      }
    }
  }
}
