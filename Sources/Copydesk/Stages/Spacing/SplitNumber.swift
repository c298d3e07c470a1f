/// Finds numbers parted at their marks: `1, 200 inmates`, `2. 1 million`, `6 : 30`, `3 . 5`.
struct SplitNumber: Rule {
  let info = RuleInfo(
    id: "split-number", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A number is parted at its thousands comma, decimal point or colon.",
    explanation: """
      Some crawls put a space behind every comma and stop, numbers included. A thousands group is joined where exactly \
      three digits follow one to three others and no date or enumeration reads better; a decimal where a currency sign \
      stands before or a magnitude or unit behind. In naively tokenized text marks with spaces on both sides are joined \
      between digits as well. Texts whose other numbers are whole keep their enumerations.
      """,
    examples: [
      .init("The 1, 200 inmates and 35, 000 guests left.", "The 1,200 inmates and 35,000 guests left."),
      .init("It cost $2. 1 million, or 3. 5 percent more.", "It cost $2.1 million, or 3.5 percent more."),
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
