/// Finds brackets in Penn Treebank's notation: `-LRB-`, `-RSB-`.
struct TreebankBracket: Rule {
  let info = RuleInfo(
    id: "treebank-bracket", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A bracket is written in Penn Treebank's notation.",
    explanation: """
      The Treebank writes brackets as names because its trees need the marks themselves. The mark is put back and closed \
      up with what it holds. In small letters it must be a word of its own: packages have names like `on-lsb-base`.
      """,
    examples: [.init("The agency -LRB- EPA -RRB- agreed.", "The agency (EPA) agreed.")],
    references: ["Bies et al. 1995, Bracketing Guidelines for Treebank II Style"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.hyphen), ByteClassSet(.upper, .lower))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let hyphen = view.firstIndex(of: UInt8(ascii: "-"), from: index) {
      index = hyphen + 1
      guard view[hyphen + 4] == UInt8(ascii: "-"), view[hyphen + 3] | 0x20 == UInt8(ascii: "b"),
        let mark = Self.mark(side: view[hyphen + 1] | 0x20, shape: view[hyphen + 2] | 0x20)
      else { continue }
      index = hyphen + 5
      let isGlued = Self.isWord(view.byteClass(hyphen - 1)) || Self.isWord(view.byteClass(hyphen + 5))
      guard view.byteClass(hyphen + 1) == .upper || !isGlued else { continue }
      let isOpening = view[hyphen + 1] | 0x20 == UInt8(ascii: "l")
      let closesUpLeft = !isOpening && view.byteClass(hyphen - 1) == .space
      let closesUpRight = isOpening && view.byteClass(hyphen + 5) == .space
      findings.repair((closesUpLeft ? hyphen - 1 : hyphen)..<(closesUpRight ? hyphen + 6 : hyphen + 5), with: [mark])
    }
  }

  private static func isWord(_ byteClass: ByteClass) -> Bool {
    ByteClassSet(.upper, .lower, .digit, .hyphen).contains(byteClass)
  }

  private static func mark(side: UInt8, shape: UInt8) -> UInt8? {
    switch (side, shape) {
    case (UInt8(ascii: "l"), UInt8(ascii: "r")): UInt8(ascii: "(")
    case (UInt8(ascii: "r"), UInt8(ascii: "r")): UInt8(ascii: ")")
    case (UInt8(ascii: "l"), UInt8(ascii: "s")): UInt8(ascii: "[")
    case (UInt8(ascii: "r"), UInt8(ascii: "s")): UInt8(ascii: "]")
    case (UInt8(ascii: "l"), UInt8(ascii: "c")): UInt8(ascii: "{")
    case (UInt8(ascii: "r"), UInt8(ascii: "c")): UInt8(ascii: "}")
    default: nil
    }
  }
}
