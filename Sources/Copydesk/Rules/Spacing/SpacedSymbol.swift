/// Finds currency, percent, number and ampersand signs separated from what they belong to: `$ 5`, `10 %`, `AT & T`.
struct SpacedSymbol: Rule {
  let info = RuleInfo(
    id: "spaced-symbol", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A sign is split from its number or word in tokenized text.",
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
    while let sign = view.firstIndex(in: Self.signs, from: next) {
      let length = view.scalarLength(at: sign)
      next = sign + length
      let after = sign + length
      if view[sign - 1] == 0x20, Self.belongsToLeft(sign, after, view) {
        findings.remove(sign - 1..<sign, confidence: 0.97, evidence: evidence)
      }
      if view[after] == 0x20, Self.belongsToRight(sign, after, view) {
        findings.remove(after..<after + 1, confidence: 0.97, evidence: evidence)
      }
    }
  }

  private static let signs = ByteClassSet(.currency, .hash, .at, .percent, .ampersand, .leadLatin, .leadPunctuation)

  /// Codes written before a dollar sign.
  private static let dollars = ["US", "A", "C", "NZ", "HK", "S", "AU", "CA", "CDN"].map { Array($0.utf8) }

  /// Whether the space before a sign splits it from its number or code.
  private static func belongsToLeft(_ sign: Int, _ after: Int, _ view: ByteView) -> Bool {
    switch view[sign] {
    case UInt8(ascii: "%"): return view.byteClass(sign - 2) == .digit
    case UInt8(ascii: "&"): return isCapitalPair(ampersand: sign, view)
    case UInt8(ascii: "$"):
      let number = view[after] == 0x20 ? after + 1 : after
      return view.byteClass(number) == .digit && dollars.contains(view.bytes(view.word(before: sign - 1)))
    default: return view.reads("°", at: sign) && view.byteClass(sign - 2) == .digit
    }
  }

  /// Whether the space behind a sign splits it from its number, word or scale.
  private static func belongsToRight(_ sign: Int, _ after: Int, _ view: ByteView) -> Bool {
    let next = after + 1
    switch view[sign] {
    case UInt8(ascii: "$"): return view.byteClass(next) == .digit
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      // The last of `@ @ @` or `@@@` hides a word.
      let isRun = view[sign - 1] == view[sign] || (view[sign - 1] == 0x20 && view[sign - 2] == view[sign])
      return view.isWord(at: next) && !view.isWord(before: sign) && !isRun
    case UInt8(ascii: "&"): return isCapitalPair(ampersand: sign, view)
    case 0xC2 where view.reads("°", at: sign):
      return (view[next] == UInt8(ascii: "C") || view[next] == UInt8(ascii: "F")) && !view.isWord(at: next + 1)
    case 0xC2, 0xE2:
      let isCurrency = view.reads("£", at: sign) || view.reads("€", at: sign) || view.reads("¥", at: sign)
      return isCurrency && view.byteClass(next) == .digit
    default: return false
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
