/// Finds currency, percent, number and ampersand signs parted from what they belong to: `$ 5`, `10 %`, `AT & T`.
struct SpacedSymbol: Rule {
  let info = RuleInfo(
    id: "spaced-symbol", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A sign is parted from its number or word in tokenized text.",
    explanation: """
      Currency signs close up with the number behind them, percent signs with the number before, `#` and `@` with what \
      follows, `&` between capitals (`AT & T`). Only in tokenized text: in prose `US$ 5` and `10 %` are house styles.
      """,
    examples: [
      .init("It cost $ 5 , or 10 % more , he said .", "It cost $5 , or 10% more , he said ."),
      .init("The R & D budget , they said , grew .", "The R&D budget , they said , grew ."),
    ],
    references: ["Treebank and Moses detokenizers: right shift of currency, left shift of percent"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.currency, .hash, .at, .continuation), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.space), ByteClassSet(.percent, .ampersand, .leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    let evidence = text.tokenization.evidence
    var next = 0
    while let index = view.firstIndex(of: 0x20, from: next) {
      next = index + 1
      if Self.belongsTogether(index, view) {
        findings.remove(index..<index + 1, confidence: 0.97, evidence: evidence)
      }
    }
  }

  /// Whether the space at an offset parts a sign from its own.
  private static func belongsTogether(_ space: Int, _ view: ByteView) -> Bool {
    let after = space + 1
    switch view[after] {
    case UInt8(ascii: "%"): return view.byteClass(space - 1) == .digit
    case UInt8(ascii: "&"): return isCapitalPair(ampersand: after, view)
    case 0xC2 where view.reads("°", at: after): return view.byteClass(space - 1) == .digit
    case UInt8(ascii: "C"), UInt8(ascii: "F"):
      if view.reads("°", endingAt: space) { return !view.isWord(at: after + 1) }
    case UInt8(ascii: "$"):
      // `US $ 5`: the letters name the dollar.
      let word = view.word(before: space)
      return word.count <= 3 && view.byteClass(after + 1) == .space && view.byteClass(after + 2) == .digit
        && ["US", "A", "C", "NZ", "HK", "S", "AU", "CA", "CDN"].contains { view.bytes(word).elementsEqual($0.utf8) }
    default: break
    }
    switch view[space - 1] {
    case UInt8(ascii: "$"): return view.byteClass(after) == .digit
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      return view.isWord(at: after) && !view.isWord(before: space - 1)
    case UInt8(ascii: "&"): return isCapitalPair(ampersand: space - 1, view)
    default:
      guard view.byteClass(after) == .digit else { return false }
      return view.reads("£", endingAt: space) || view.reads("€", endingAt: space) || view.reads("¥", endingAt: space)
    }
  }

  /// `AT & T`, `R & D`: capitals on both sides, one letter on one of them at least.
  private static func isCapitalPair(ampersand: Int, _ view: ByteView) -> Bool {
    guard view.byteClass(ampersand - 1) == .space, view.byteClass(ampersand + 1) == .space else { return false }
    let left = view.word(before: ampersand - 1)
    let right = view.word(at: ampersand + 2)
    let areCapitals = (left.map { $0 } + right.map { $0 }).allSatisfy { view.byteClass($0) == .upper }
    return areCapitals && !left.isEmpty && !right.isEmpty && left.count <= 3 && right.count <= 3
      && (left.count == 1 || right.count == 1)
  }
}
