/// Finds numbers parted at their marks: `1, 200 inmates`, `2. 1 million`, `6 : 30`, `3 . 5`.
struct SplitNumber: Rule {
  let info = RuleInfo(
    id: "split-number", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A number is parted at its thousands comma, decimal point or colon.",
    explanation: """
      Some crawls put a space behind every comma and stop, numbers included. A parted amount of money is joined \
      wherever it stands. A thousands group of three digits, and a decimal before a magnitude or unit, are joined only \
      in a text that shows the habit twice and has fewer whole numbers; `Flight 93, 175 people` is two numbers, and so \
      are dates, lists and what follows a label such as page or room. In naively tokenized text marks with spaces on \
      both sides are joined between digits as well.
      """,
    examples: [
      .init("The 1, 200 inmates and 35, 000 guests left.", "The 1,200 inmates and 35,000 guests left."),
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
      let left = view.byteClass(mark - 1)
      if left == .digit, let confidence = NumberParting.confidence(at: mark, in: text) {
        findings.remove(mark + 1..<mark + 2, confidence: confidence)
      } else if left == .space, view.byteClass(mark - 2) == .digit, NumberParting.isShattered(at: mark, in: text) {
        findings.repair(
          mark - 1..<mark + 2, with: view.bytes(mark..<mark + 1), confidence: 0.9, evidence: text.tokenization.evidence)
      }
    }
  }
}
