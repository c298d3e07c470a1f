internal import Glibc

/// Finds compounds that a tokenizer split at the hyphen: `ten - storey`, `20 - year - old`.
struct SplitHyphen: Rule {
  let info = RuleInfo(
    id: "split-hyphen", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A hyphenated word is split by spaces in tokenized text.",
    explanation: """
      spaCy and naive splitters set hyphens off. In a tokenized text whose hyphens stand alone throughout, a spaced hyphen \
      may be a compound's or a dash (`over - and left`); a text with hyphenated words left whole has spaced hyphens for \
      dashes only, which stay. The language model says at each place whether a hyphen or a dash is likelier; between the \
      two the place is reported. Without a model hyphens are joined only if contractions or `12 - year - old` show that the tokenizer parts \
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
    EnglishWords.articles, EnglishWords.demonstratives, EnglishWords.subjectPronouns, EnglishWords.caselessPronouns,
    EnglishWords.possessives,
    """
    is are was were has have had will would can could may might who which what when where while because although if
    not but
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
    let evidence = text.tokenization.evidence
    var weighed: [(range: Range<Int>, gain: Double)] = []
    var compounds: [Range<Int>] = []
    var dashes = 0
    // Contractions tell a scheme that sets hyphens off, and so does `12 - year - old`.
    let counts = text.tokenization.counts
    var provesSplitting = counts.treebankNegations + counts.shatteredClitics > 0
    var index = 0
    while let hyphen = view.firstIndex(of: UInt8(ascii: "-"), from: index) {
      index = hyphen + 1
      guard view.byteClass(hyphen - 1) == .space, view.byteClass(hyphen + 1) == .space,
        Self.endsWord(before: hyphen - 1, view), view.isWord(at: hyphen + 2)
      else { continue }
      let next = view.word(at: hyphen + 2)
      let before = view.word(before: hyphen - 1)
      let isChained = view.reads(" - ", at: before.lowerBound - 3)
      if isChained, view.byteClass(before.lowerBound - 4) == .digit { provesSplitting = true }
      if view.byteClass(hyphen + 2) == .digit, !isChained, signLeads.contains(before, in: view) {
        reportSign(hyphen, in: text, &findings)
        continue
      }
      let isSuspended = conjunctions.contains(next, in: view) && Self.hasHyphen(behind: next, view)
      let range = hyphen - 1..<(isSuspended ? hyphen + 1 : hyphen + 2)
      if view.byteClass(hyphen - 2) == .digit, view.byteClass(hyphen + 2) == .digit || Self.isTo(next, view) {
        findings.repair(range, with: "-", confidence: 0.9, evidence: evidence)
      } else if let gain = text.likelihoodGain(of: Self.dash, for: hyphen - 1..<hyphen + 2) {
        weighed.append((range, gain))
      } else if isDash(between: before, and: next, view) {
        dashes += 1
      } else {
        compounds.append(range)
      }
    }
    report(weighed, in: text, &findings)
    guard compounds.count >= dashes else { return }
    for range in compounds {
      if provesSplitting {
        findings.repair(range, with: "-", confidence: 0.9, evidence: evidence)
      } else {
        findings.flag(range, confidence: 0.5, evidence: evidence)
      }
    }
  }

  private static let dash = Array(" — ".utf8)

  /// Reports hyphens by what a dash in the place of each would gain, and by what the text's others are.
  ///
  /// Measured on sound news set apart by program: at a gain of −0.75 hyphens and dashes are as frequent, each 1.25 more
  /// makes dashes ten times as likely. Below −2 lie 81 % of 13,318 hyphens and one in 1,500 of 3,745 dashes, above 1
  /// 2 % and 61 %: how many such a text has says what an uncertain place in it is. Before any is seen hyphens are taken
  /// to be three times as frequent, since the gate lets texts in that set hyphens apart.
  private func report(
    _ weighed: [(range: Range<Int>, gain: Double)], in text: WorkingText, _ findings: inout FindingCollector
  ) {
    let hyphens = weighed.count { $0.gain < -2 }
    let dashes = weighed.count { $0.gain > 1 }
    // Joined from three to one: half a power of ten.
    let odds = log10(Double(hyphens + 1) / (Double(dashes) + 1.0 / 3)) - 0.5
    let limit = -0.75 + 1.25 * odds
    for place in weighed where place.gain < limit + 0.75 {
      let evidence = text.tokenization.evidence + [.likelihoodGain(-place.gain)]
      if place.gain < limit {
        findings.repair(place.range, with: "-", confidence: 0.95, evidence: evidence)
      } else {
        findings.flag(place.range, confidence: 0.5, evidence: evidence)
      }
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

  /// Whether a word is the middle of a count of votes: `230 - to-198`.
  private static func isTo(_ word: Range<Int>, _ view: ByteView) -> Bool {
    guard view.reads("to", at: word.lowerBound), word.count == 2 else { return false }
    let end = view.skip(ByteClassSet(.space), from: word.upperBound)
    return view.byteClass(end) == .hyphen && view.byteClass(view.skip(ByteClassSet(.space), from: end + 1)) == .digit
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
