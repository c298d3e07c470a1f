/// Finds compounds that a tokenizer parted at the hyphen: `ten - storey`, `20 - year - old`.
struct SplitHyphen: Rule {
  let info = RuleInfo(
    id: "split-hyphen", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A hyphenated word is parted by spaces in tokenized text.",
    explanation: """
      spaCy and naive splitters set hyphens off. In a tokenized text whose hyphens stand alone throughout, a spaced hyphen \
      may be a compound's or a dash (`over - and left`); a text with hyphenated words left whole has spaced hyphens for \
      dashes only, which stay. The language model says at each place whether a hyphen or a dash is likelier; between the \
      two the place is reported. Without a model hyphens are joined only if contractions show that the tokenizer parts \
      them, and then not before a word that no compound ends in (`grades - she`), between a common word and a name (`the \
      mayor - Ann Lee`), nor anywhere in a text where such dashes are the more frequent. A suspended hyphen (`two- and \
      three-year`) keeps the space behind it, a minus sign (`fell to -5`) that before it; ranges and scores close up.
      """,
    examples: [
      .init(
        "The ten - storey block , a well - known one , did n't fall .",
        "The ten-storey block , a well-known one , did n't fall ."),
      .init("A two - and three - year plan , they do n't say .", "A two- and three-year plan , they do n't say ."),
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

  /// Words behind which a number may be negative: prepositions, copulas and *and*, *or*.
  private let signLeads = WordSet("to from of at was is were by between below above than and or around near minus")

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
      let before = view.word(before: hyphen - 1)
      if view.byteClass(hyphen + 2) == .digit, signLeads.contains(before, in: view) {
        reportSign(hyphen, in: text, &findings)
        continue
      }
      let isSuspended = conjunctions.contains(next, in: view) && Self.hasHyphen(behind: next, view)
      let range = hyphen - 1..<(isSuspended ? hyphen + 1 : hyphen + 2)
      if view.byteClass(hyphen - 2) == .digit, view.byteClass(hyphen + 2) == .digit {
        findings.repair(range, with: "-", confidence: 0.9, evidence: text.tokenization.evidence)
      } else if !isSuspended, let gain = text.likelihoodGain(of: Self.dash, for: hyphen - 1..<hyphen + 2) {
        reportByModel(range, gain, in: text, &findings)
      } else if isDash(between: before, and: next, view) {
        dashes += 1
      } else {
        compounds.append(range)
      }
    }
    let counts = text.tokenization.counts
    let isSplit = counts.treebankNegations + counts.shatteredClitics > 0 || text.readingScorer != nil
    guard compounds.count >= dashes else { return }
    for range in compounds {
      if isSplit {
        findings.repair(range, with: "-", confidence: 0.9, evidence: text.tokenization.evidence)
      } else {
        findings.flag(range, confidence: 0.5, evidence: text.tokenization.evidence)
      }
    }
  }

  private static let dash = Array(" — ".utf8)

  /// Reports a hyphen by what a dash in its place would gain.
  ///
  /// On sound news set apart by program, of 13,318 hyphens 84 in 100 lie below −1 and 4 in 100 above 0, and of 3,745
  /// dashes 1 in 100 below −1.
  private func reportByModel(
    _ range: Range<Int>, _ gain: Double, in text: WorkingText, _ findings: inout FindingCollector
  ) {
    let evidence = text.tokenization.evidence + [.likelihoodGain(-gain)]
    if gain < -1 {
      findings.repair(range, with: "-", confidence: 0.95, evidence: evidence)
    } else if gain < 0 {
      findings.flag(range, confidence: 0.5, evidence: evidence)
    }
  }

  /// Closes a sign up with its number: `fell to - 5 percent`.
  private func reportSign(_ hyphen: Int, in text: WorkingText, _ findings: inout FindingCollector) {
    let view = text.view
    let number = view.skip(ByteClassSet(.digit, .period, .comma), from: hyphen + 2)
    // `was - 20 years on - a ruin` is an aside: its dash has a fellow.
    let line = hyphen + 2..<min(view.count, hyphen + 64)
    let hasFellow = line.contains { view.reads(" - ", at: $0) && view.byteClass($0 + 3) != .digit }
    if hasFellow || view.byteClass(number) != .space { return }
    findings.remove(hyphen + 1..<hyphen + 2, confidence: 0.9, evidence: text.tokenization.evidence)
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

  /// Whether a word or an abbreviation (`U.S. - led`, `U . S . - led`) ends before an offset.
  private static func endsWord(before offset: Int, _ view: ByteView) -> Bool {
    if view.isWord(before: offset) { return true }
    guard view[offset - 1] == UInt8(ascii: ".") else { return false }
    let isShattered = view.byteClass(offset - 2) == .space && view.byteClass(offset - 4) == .space
    return view.byteClass(isShattered ? offset - 3 : offset - 2) == .upper
  }
}
