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

  private static let always = [Pair(left: "gon", right: "na", needsGate: false), Pair(left: "wan", right: "na", needsGate: false)]
  private static let inTokenizedText = [
    Pair(left: "can", right: "not", needsGate: true), Pair(left: "got", right: "ta", needsGate: true),
    Pair(left: "gim", right: "me", needsGate: true), Pair(left: "lem", right: "me", needsGate: true),
  ]

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let space = view.firstIndex(of: " na", from: next) {
      next = space + 1
      report(Self.always, at: space, in: text, &findings)
    }
    guard text.tokenization.isTokenized else { return }
    for space in view.buffer.indices where view.buffer[space] == 0x20 {
      report(Self.inTokenizedText, at: space, in: text, &findings)
    }
  }

  @inline(__always)
  private func report(_ pairs: [Pair], at space: Int, in text: WorkingText, _ findings: inout FindingCollector) {
    // The letters beside the space rule nearly every space out.
    guard Self.isEdge(text.view[space - 1]), Self.isEdge(text.view[space + 1]) else { return }
    for pair in pairs where matches(pair, at: space, in: text) {
      findings.remove(space..<space + 1, confidence: 0.95, evidence: text.tokenization.evidence)
    }
  }

  private static func isEdge(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter == UInt8(ascii: "n") || letter == UInt8(ascii: "t") || letter == UInt8(ascii: "m")
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
    guard scheme != .moses, scheme != .naive else { return false }
    return !view.readsIgnoringCase(" only", at: end)
  }
}
