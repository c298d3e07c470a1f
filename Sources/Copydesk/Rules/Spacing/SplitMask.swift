/// Finds asterisks of a masked word that a tokenizer split: `s * * *`, `f * * k`.
struct SplitMask: Rule {
  let info = RuleInfo(
    id: "split-mask", stage: .spacing, category: .spacing, safety: .safe,
    summary: "The asterisks that mask a word are split in tokenized text.",
    explanation: """
      Two asterisks or more, each behind a space, close up with the letter before the first and with a letter behind the \
      last. A row of asterisks by itself is a rule between sections and stays.
      """,
    examples: [.init("What a load of s * * * , he said .", "What a load of s*** , he said .")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.symbol))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    var index = 0
    while let first = view.firstIndex(of: UInt8(ascii: "*"), from: index) {
      index = first + 1
      guard view.byteClass(first - 1) == .space else { continue }
      let letters = view.word(before: first - 1)
      var end = first + 1
      var count = 1
      while view.reads(" *", at: end) {
        end += 2
        count += 1
      }
      index = end
      guard count >= 2, 1...2 ~= letters.count, view.byteClass(letters.lowerBound) == .lower,
        view.isSpace(at: letters.lowerBound - 1), view.isSpace(at: end)
      else { continue }
      let last = view.word(at: end + 1)
      let closes =
        last.count == 1 && view.byteClass(last.lowerBound) == .lower && view[last.lowerBound] != UInt8(ascii: "a")
      findings.repair(
        first - 1..<(closes ? end + 1 : end), with: [UInt8](repeating: UInt8(ascii: "*"), count: count),
        confidence: 0.9,
        evidence: text.tokenization.evidence)
    }
  }
}
