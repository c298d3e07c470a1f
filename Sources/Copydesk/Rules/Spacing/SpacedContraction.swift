/// Finds contractions and possessives that a tokenizer split: `do n't`, `Saturday ’s`, `it ' s`.
struct SpacedContraction: Rule {
  let info = RuleInfo(
    id: "spaced-contraction", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A contraction or possessive is split by spaces.",
    explanation: """
      Tokenizers write `do n't` (Penn Treebank, spaCy), `don 't` (Moses) or `don ' t` (naive splitters), with a straight \
      or a curly apostrophe. The parts are joined where the letters behind the apostrophe are one of English's clitics \
      (s, t, re, ve, ll, d, m) and the word before can bear it: `t` takes a verb (`don`, `isn`), `m` takes `I`, and no \
      article or preposition takes `s` (`in 't Veld` is Dutch; in `after the ’s letter` a word is lost). A quoted letter \
      ('s') stays, and so does every apostrophe that opens a word ('tis).
      """,
    examples: [
      .init("It is n't over , Saturday ’s rain did n't stop .", "It isn't over , Saturday’s rain didn't stop ."),
      .init("They don ' t know what it ' s for.", "They don't know what it's for."),
    ],
    references: [
      "MacIntyre 1995, Treebank tokenization (sed script)",
      "Moses tokenizer.perl, English contractions",
    ])
  let language: Language? = .english

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.apostrophe, .leadPunctuation))
    | PairTrigger(ByteClassSet(.apostrophe, .continuation), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.apostrophe, .leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.apostrophe, .leadPunctuation), from: index) {
      index = mark
      guard let length = Apostrophe.length(at: index, in: view) else {
        index += 1
        continue
      }
      if let repair = Self.repair(of: index, length, in: text) {
        findings.repair(repair.range, with: repair.replacement, confidence: 0.99, evidence: text.tokenization.evidence)
      }
      index += length
    }
  }

  private static func repair(
    of index: Int, _ length: Int, in text: WorkingText
  ) -> (range: Range<Int>, replacement: [UInt8])? {
    let view = text.view
    let after = index + length
    let spaceBefore = view.byteClass(index - 1) == .space
    let spaceAfter = view.byteClass(after) == .space

    if !spaceAfter, !spaceBefore {
      // do n't
      guard view[index - 1] | 0x20 == UInt8(ascii: "n"), view.byteClass(index - 2) == .space,
        view[after] | 0x20 == UInt8(ascii: "t"), !view.isWord(at: after + 1), view.isWord(before: index - 2)
      else { return nil }
      return (index - 2..<index - 1, [])
    }
    let letters = spaceAfter ? after + 1 : after
    let stem = spaceBefore ? index - 1 : index
    guard Self.endsStem(before: stem, in: view) else { return nil }
    let apostrophe = view.bytes(index..<after)
    let whole = (spaceBefore ? index - 1 : index)..<letters
    if let clitic = Clitic.length(at: letters, in: view) {
      // A quoted letter ('s'), and Dutch names such as 's-Gravenhage.
      if Apostrophe.length(at: letters + clitic, in: view) != nil { return nil }
      if view.byteClass(letters + clitic) == .hyphen, view.isWord(at: letters + clitic + 1) { return nil }
      // `a ‘D-’` and `a ‘d*mn’` are cut off or masked.
      if view.byteClass(letters + clitic) == .hyphen || view[letters + clitic] == UInt8(ascii: "*") { return nil }
      let isNegation = clitic == 1 && view[letters] | 0x20 == UInt8(ascii: "t")
      guard Self.bears(view[letters] | 0x20, clitic, view.word(before: stem), in: view) else { return nil }
      // `the dogs' d…` is a possessive and a stray letter; only `' s` and `' t` are read across a space on the right.
      if spaceAfter, !spaceBefore, clitic == 1, !isNegation, view[letters] | 0x20 != UInt8(ascii: "s") { return nil }
      // A capital behind a space opens a word (`the Smiths' D notice`) unless the stem is in capitals too.
      if spaceAfter, view.isUpper(at: letters), !view.isUpper(at: stem - 1) { return nil }
      return (whole, apostrophe)
    }
    guard spaceAfter || spaceBefore, text.tokenization.isTokenized else { return nil }
    if isElision(view.word(before: stem), letters, view) { return (whole, apostrophe) }
    return nil
  }

  /// Whether a word can have a clitic behind it, told by the clitic's first letter.
  private static func bears(_ letter: UInt8, _ length: Int, _ stem: Range<Int>, in view: ByteView) -> Bool {
    switch (letter, length) {
    case (UInt8(ascii: "t"), _): negated.contains(stem, in: view)
    case (UInt8(ascii: "m"), _): stem.count == 1 && view[stem.lowerBound] | 0x20 == UInt8(ascii: "i")
    default: !EnglishWords.dependents.contains(stem, in: view)
    }
  }

  /// The verbs that Moses's rules leave before `'t`: auxiliaries with their `n`.
  private static let negated = WordSet(EnglishWords.negatedStems, EnglishWords.rareNegatedStems)

  /// Whether a word, number or abbreviation ends before an offset.
  private static func endsStem(before offset: Int, in view: ByteView) -> Bool {
    if view.isWord(before: offset) { return true }
    switch view.byteClass(offset - 1) {
    case .period: return view.byteClass(offset - 2) == .upper
    case .closing, .quote: return true
    default: return view.reads("”", endingAt: offset)
    }
  }

  /// `o ' clock`, `O ' Hara`, `d ' Orsay`, `y ' all`.
  private static func isElision(_ stem: Range<Int>, _ letters: Int, _ view: ByteView) -> Bool {
    guard stem.count == 1 else { return false }
    switch view[stem.lowerBound] {
    case UInt8(ascii: "o"): return view.readsIgnoringCase("clock", at: letters)
    case UInt8(ascii: "O"): return view.isUpper(at: letters)
    case UInt8(ascii: "y"), UInt8(ascii: "Y"): return view.readsIgnoringCase("all", at: letters)
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "l"), UInt8(ascii: "L"): return view.isUpper(at: letters)
    default: return false
    }
  }
}
