/// Finds words that the Treebank convention writes as two: `can not`, `gon na`, `got ta`.
struct SplitWord: Rule {
  let info = RuleInfo(
    id: "split-word", stage: .spacing, category: .spacing, safety: .safe,
    summary: "One word is written as two by the Treebank convention.",
    explanation: """
      The Treebank tokenizer parts `cannot`, `gonna`, `wanna`, `gotta`, `gimme` and `lemme`. `gon na` and `wan na` are \
      no English and always joined; the others only in text tokenized that way. `can not only` stays.
      """,
    examples: [.init("They 're gon na win , they do n't lose .", "They 're gonna win , they do n't lose .")],
    references: ["MacIntyre 1995, Treebank tokenization (sed script), CONTRACTIONS2"])

  private struct Pair: Sendable {
    var left: StaticString
    var right: StaticString
    var needsGate: Bool
  }

  private let pairs = [
    Pair(left: "gon", right: "na", needsGate: false), Pair(left: "wan", right: "na", needsGate: false),
    Pair(left: "can", right: "not", needsGate: true), Pair(left: "got", right: "ta", needsGate: true),
    Pair(left: "gim", right: "me", needsGate: true), Pair(left: "lem", right: "me", needsGate: true),
  ]

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for index in 0..<max(0, view.count - 3) where view.buffer[index] == 0x20 {
      // The letters before the space rule nearly every space out.
      let last = view[index - 1] | 0x20
      guard last == UInt8(ascii: "n") || last == UInt8(ascii: "t") || last == UInt8(ascii: "m") else { continue }
      let next = view[index + 1] | 0x20
      guard next == UInt8(ascii: "n") || next == UInt8(ascii: "t") || next == UInt8(ascii: "m") else { continue }
      for pair in pairs where matches(pair, at: index, in: text) {
        findings.remove(index..<index + 1, confidence: 0.95, evidence: text.tokenization.evidence)
      }
    }
  }

  private func matches(_ pair: Pair, at space: Int, in text: WorkingText) -> Bool {
    let view = text.view
    let start = space - pair.left.utf8CodeUnitCount
    let end = space + 1 + pair.right.utf8CodeUnitCount
    guard view.readsIgnoringCase(pair.left, at: start), view.readsIgnoringCase(pair.right, at: space + 1),
      !view.isWord(before: start), !view.isWord(at: end)
    else { return false }
    guard pair.needsGate else { return true }
    let scheme = text.tokenization.scheme
    guard text.tokenization.isTokenized, scheme != .moses, scheme != .naive else { return false }
    return !view.readsIgnoringCase(" only", at: end)
  }
}
