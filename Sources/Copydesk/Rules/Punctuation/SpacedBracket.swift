/// Finds brackets with spaces inside: `( x )`, `go[es ]`.
struct SpacedBracket: Rule {
  let info = RuleInfo(
    id: "spaced-bracket", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "A space stands inside a bracket.",
    explanation: """
      Spaces behind an opening and before a closing bracket go. In tokenized text a missing space outside the bracket is \
      not added, since `go[es]` has none. Check boxes `[ ]`, empty brackets and code stay.
      """,
    examples: [.init("He ( the mayor ) go[es ] home.", "He (the mayor) go[es] home.")],
    references: ["Moses detokenizer.perl: right shift of opening brackets"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.opening), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.space), ByteClassSet(.closing))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    let evidence = text.tokenization.evidence
    let isTokenized = text.tokenization.isTokenized
    var next = 0
    while let index = view.firstIndex(in: ByteClassSet(.opening, .closing), from: next) {
      next = index + 1
      // Braces are code unless everything is set apart; `:-(` is a face.
      if !isTokenized, view.buffer[index] | 2 == 0x7F || view.buffer[index] == 0x7B { continue }
      if ByteClassSet(.colon, .hyphen).contains(view.byteClass(index - 1)) { continue }
      switch view.byteClass(index) {
      case .opening where view.byteClass(index + 1) == .space:
        let end = view.skip(ByteClassSet(.space), from: index + 1)
        let next = view.byteClass(end)
        guard next != .closing, next != .newline, Self.closes(index, view) else { continue }
        findings.remove(index + 1..<end, confidence: 0.97, evidence: evidence)
      case .closing where view.byteClass(index - 1) == .space:
        let start = view.skipBack(ByteClassSet(.space), from: index)
        let previous = view.byteClass(start - 1)
        guard previous != .opening, previous != .newline, Self.opens(index, view) else { continue }
        findings.remove(start..<index, confidence: 0.97, evidence: evidence)
      default: continue
      }
    }
  }

  /// How far a bracket's partner is looked for, in bytes; brackets of prose hold a clause, not a chapter.
  private static let reach = 600

  /// Whether the bracket opened at an offset closes in its line.
  private static func closes(_ opening: Int, _ view: ByteView) -> Bool {
    let partner = view[opening] == UInt8(ascii: "(") ? UInt8(ascii: ")") : view[opening] + 2
    for offset in opening + 1..<max(opening + 1, min(view.count, opening + reach)) {
      if view.buffer[offset] == partner { return true }
      if view.buffer[offset] == 0x0A { return false }
    }
    return false
  }

  /// Whether the bracket closed at an offset opens in its line.
  private static func opens(_ closing: Int, _ view: ByteView) -> Bool {
    let partner = view[closing] == UInt8(ascii: ")") ? UInt8(ascii: "(") : view[closing] &- 2
    var offset = closing - 1
    while offset >= max(0, closing - reach) {
      if view.buffer[offset] == partner { return true }
      if view.buffer[offset] == 0x0A { return false }
      offset -= 1
    }
    return false
  }
}
