/// Finds ellipses that a tokenizer split: `[ . . . ]`, `waited . . . and`.
struct SplitEllipsis: Rule {
  let info = RuleInfo(
    id: "split-ellipsis", stage: .spacing, category: .spacing, safety: .safe,
    summary: "The stops of an ellipsis are split in tokenized text.",
    explanation: """
      Splitters that set every stop off also part ellipses. The stops are joined and closed up with the word before them, as \
      every other mark of the text is. Where contractions show a tokenizer that leaves ellipses whole (Treebank, Moses, \
      spaCy), and in prose, spaced stops are a house style and stay.
      """,
    examples: [
      .init(
        "It ' s over , he said , and . . . well , it isn ' t .", "It ' s over , he said , and... well , it isn ' t .")
    ])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.period), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let gate = text.tokenization
    // Stops between spaces alone do not show a tokenizer: they may be ellipses of the house's own.
    let isSplit =
      gate.scheme == .naive || gate.scheme == .unknown && text.view.firstIndex(of: " , ", from: 0) != nil
    guard gate.isTokenized, isSplit else { return }
    let view = text.view
    var index = 0
    while let stop = view.firstIndex(of: UInt8(ascii: "."), from: index) {
      var end = stop + 1
      while view.reads(" .", at: end) { end += 2 }
      index = end
      let stops = (end - stop + 1) / 2
      guard stops >= 3 else { continue }
      let start = view.byteClass(stop - 1) == .space && view.isWord(before: stop - 1) ? stop - 1 : stop
      findings.repair(
        start..<end, with: [UInt8](repeating: UInt8(ascii: "."), count: stops), confidence: 0.9,
        evidence: text.tokenization.evidence)
    }
  }
}
