/// Finds host names that a naive tokenizer parted at the stop: `Example . com`.
struct SplitHostName: Rule {
  let info = RuleInfo(
    id: "split-host-name", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A host or file name is parted at its stop in tokenized text.",
    explanation: """
      A stop set off between a word and a small-letter suffix such as `com` or `pdf` is closed up on both sides. \
      Suffixes that are English words are not taken for one. `https: //` is closed up in any text.
      """,
    examples: [.init("They ' re on Example . com , she said .", "They ' re on Example.com , she said .")],
    references: ["IANA root zone database"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.period, .slash))
    | PairTrigger(ByteClassSet(.slash), ByteClassSet(.space))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    findSchemes(text, &findings)
    guard text.tokenization.isTokenized else { return }
    var index = 0
    while let stop = view.firstIndex(of: UInt8(ascii: "."), from: index) {
      index = stop + 1
      guard view.byteClass(stop - 1) == .space, view.byteClass(stop + 1) == .space, view.isWord(before: stop - 1),
        WebAddress.isSuffix(view.word(at: stop + 2), in: view)
      else { continue }
      findings.repair(stop - 1..<stop + 2, with: ".", confidence: 0.93, evidence: text.tokenization.evidence)
    }
  }

  /// `http : / / www` in any of its spacings; outside tokenized text only `http: //www`.
  private func findSchemes(_ text: WorkingText, _ findings: inout FindingCollector) {
    let view = text.view
    let isTokenized = text.tokenization.isTokenized
    let spaces = ByteClassSet(.space)
    var index = 0
    while let slash = view.firstIndex(of: UInt8(ascii: "/"), from: index) {
      index = slash + 1
      let colon = view.skipBack(spaces, from: slash) - 1
      guard view[colon] == UInt8(ascii: ":") else { continue }
      let scheme = view.word(before: view.skipBack(spaces, from: colon))
      let second = view.skip(spaces, from: slash + 1)
      guard view[second] == UInt8(ascii: "/"),
        view.readsIgnoringCase("http", at: scheme.lowerBound) && scheme.count <= 5
      else { continue }
      let end = view.skip(spaces, from: second + 1)
      let isOneSpace = colon == scheme.upperBound && slash == colon + 2 && second == slash + 1 && end == second + 1
      guard isTokenized || isOneSpace && view.isWord(at: end) else { continue }
      findings.repair(scheme.upperBound..<end, with: "://", confidence: 0.95, evidence: text.tokenization.evidence)
      index = end
    }
  }
}
