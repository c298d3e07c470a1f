/// Finds compounds that a tokenizer parted at the hyphen: `ten - storey`, `20 - year - old`.
struct SplitHyphen: Rule {
  let info = RuleInfo(
    id: "split-hyphen", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A hyphenated word is parted by spaces in tokenized text.",
    explanation: """
      spaCy and naive splitters set hyphens off. They are joined where the text is tokenized and its hyphens stand \
      alone throughout; a text with hyphenated words left whole has spaced hyphens for dashes, which stay. \
      So does one before a word that no compound ends in (`grades - she`), or between a common word and a name \
      (`the mayor - Ann Lee`), and every one in a text where such dashes are the more frequent. A suspended hyphen \
      (`two- and three-year`) keeps the space behind it.
      """,
    examples: [
      .init(
        "The ten - storey block , a well - known one , fell .", "The ten-storey block , a well-known one , fell ."),
      .init("A two - and three - year plan , they said .", "A two- and three-year plan , they said ."),
    ],
    references: ["spaCy English infixes: hyphens between letters"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.hyphen))

  private let conjunctions = WordSet("and or to but nor")

  /// Pronouns, determiners, auxiliaries and subordinators: a clause or an apposition begins with them, no compound ends
  /// in them.
  ///
  /// After Quirk et al. 1985, *A Comprehensive Grammar of the English Language*, appendix I, on compounds.
  private let clauseOpeners = WordSet(
    """
    the this that these those a an he she they we it i you his her its their our my your is are was were has have had
    will would can could may might who which what when where while because although if not but
    """)

  /// Prefixes that are hyphenated before a name.
  ///
  /// After Quirk et al. 1985, appendix I, on prefixation.
  private let prefixes = WordSet(
    """
    non anti pro ex pre post mid trans inter intra pan neo un sub semi quasi pseudo self co vice all half cross
    """)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.splitsHyphens else { return }
    let view = text.view
    var compounds: [Range<Int>] = []
    var dashes = 0
    var index = 0
    while let hyphen = view.firstIndex(of: UInt8(ascii: "-"), from: index) {
      index = hyphen + 1
      guard view.byteClass(hyphen - 1) == .space, view.byteClass(hyphen + 1) == .space,
        Self.endsWord(before: hyphen - 1, view), view.isWord(at: hyphen + 2)
      else { continue }
      let next = view.word(at: hyphen + 2)
      if isDash(between: view.word(before: hyphen - 1), and: next, view) {
        dashes += 1
        continue
      }
      let isSuspended = conjunctions.contains(next, in: view) && Self.hasHyphen(behind: next, view)
      compounds.append(hyphen - 1..<(isSuspended ? hyphen + 1 : hyphen + 2))
    }
    guard compounds.count >= dashes else { return }
    for range in compounds {
      findings.repair(range, with: "-", confidence: 0.9, evidence: text.tokenization.evidence)
    }
  }

  /// Whether a hyphen between two words can only stand for a dash.
  private func isDash(between before: Range<Int>, and next: Range<Int>, _ view: ByteView) -> Bool {
    let isChained = view.reads(" - ", at: next.upperBound) || view.reads(" - ", at: before.lowerBound - 3)
    if clauseOpeners.contains(next, in: view) { return !isChained }
    return view.byteClass(before.lowerBound) == .lower && view.byteClass(next.lowerBound) == .upper && !isChained
      && !prefixes.contains(before, in: view)
  }

  /// Whether the word behind a conjunction is itself hyphenated: `two - and three - year`, but `ship - to - ship`.
  private static func hasHyphen(behind word: Range<Int>, _ view: ByteView) -> Bool {
    let end = word.upperBound
    guard view.byteClass(end) == .space, view.isWord(at: end + 1) else { return false }
    return view.reads(" - ", at: view.word(at: end + 1).upperBound)
  }

  /// Whether a word or an abbreviation (`U.S. - led`) ends before an offset.
  private static func endsWord(before offset: Int, _ view: ByteView) -> Bool {
    view.isWord(before: offset) || view[offset - 1] == UInt8(ascii: ".") && view.byteClass(offset - 2) == .upper
  }
}
