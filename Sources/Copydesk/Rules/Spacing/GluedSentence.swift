/// Finds sentences glued at a stop: `ended.Then`, `organization.at all`, `over?He`.
struct GluedSentence: Rule {
  let info = RuleInfo(
    id: "glued-sentence", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Two sentences or words are glued at a stop.",
    explanation: """
      Scrapers that drop an element also drop the white space around it. A stop between a small-letter word and a capital \
      parts sentences; one behind a name, a number or an abbreviation (`CNN.Moss`, `2012.Carl`, `p.m.Police`) may also be \
      part of it, and one before a small letter mostly is (`example.no`, `os.path`). There the language model says whether \
      two words are likelier than one name, and without a model a space is put back only before words that commonly open a \
      sentence and before function words that are no top-level domain. Addresses, file names, versions and initials \
      (D.A.R.Y.L.) stay, and so do question marks where others in the line stand for a lost dash.
      """,
    examples: [
      .init("The meeting ended.Then they left.", "The meeting ended. Then they left."),
      .init("It was a declaration.of sorts.", "It was a declaration. of sorts."),
      .init("Was it over?He thought so. Mr.Poe did not.", "Was it over? He thought so. Mr. Poe did not."),
    ],
    references: ["trafilatura issue 660: words squished together"])
  let language: Language? = .english

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.period, .exclamation), ByteClassSet(.lower, .upper, .leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let stop = view.firstIndex(in: ByteClassSet(.period, .exclamation), from: next) {
      next = stop + 1
      guard ByteClassSet.letter.contains(view.byteClass(stop + 1)) || view.isUpper(at: stop + 1) else { continue }
      switch Self.verdict(at: stop, in: view) {
      case .no: continue
      case .sure(let confidence):
        if view[stop] == UInt8(ascii: "?"), LostDash.standsInLine(of: stop, view) { continue }
        findings.insert(" ", at: stop + 1, confidence: confidence)
      case .ask(let threshold, let confidence):
        guard let gain = text.likelihoodGain(of: [0x20], for: stop + 1..<stop + 1) else {
          if let confidence { findings.insert(" ", at: stop + 1, confidence: confidence) }
          continue
        }
        guard gain >= threshold else { continue }
        findings.insert(" ", at: stop + 1, confidence: 0.95, evidence: [.likelihoodGain(gain)])
      }
    }
  }

  /// What the pattern tells about a stop between letters.
  private enum Verdict {
    case no
    case sure(Double)
    /// Ask the language model for so many powers of ten; without one, be so sure, or not at all.
    ///
    /// On sound news, glued by program, 95 of 100 sentence ends behind a name and before a capital gain 0 or more, 84
    /// gain 2.5, and of 2,600 initials, share codes and names none does; before a small letter no host or file name
    /// reaches 5 that is not known by its suffix.
    case ask(Double, orElse: Double?)
  }

  private static func verdict(at stop: Int, in view: ByteView) -> Verdict {
    let left = view.word(before: stop)
    let right = view.word(at: stop + 1)
    if view[right.upperBound] == UInt8(ascii: "."), view.isWord(at: right.upperBound + 1) { return .no }
    // `@ada.Brook`, `index.Page`: a handle or path goes on at its stop.
    let lead = view.byteClass(left.lowerBound - 1)
    if lead == .at || lead == .slash || lead == .underscore || view.byteClass(right.upperBound) == .at { return .no }
    if view.byteClass(stop) == .period, lead == .period, view.isWord(before: left.lowerBound - 1) {
      // `p.m.Police`, `U.S.Senate`; a longer word on the left makes a host name or a version.
      let isAbbreviation =
        left.count == 1 && ByteClassSet.letter.contains(view.byteClass(left.lowerBound))
        && view.word(before: left.lowerBound - 1).count == 1
      return isAbbreviation && startsCapitalised(right, view) ? .ask(2.5, orElse: nil) : .no
    }
    if view.isUpper(at: right.lowerBound) { return verdictBeforeCapital(stop, left, right, view) }
    return view.byteClass(stop) == .period ? verdictBeforeSmall(left, right, view) : .no
  }

  private static func verdictBeforeCapital(
    _ stop: Int, _ left: Range<Int>, _ right: Range<Int>, _ view: ByteView
  ) -> Verdict {
    let isPronoun =
      right.count == 1
      && (view[right.lowerBound] | 0x20 == UInt8(ascii: "i") || view[right.lowerBound] | 0x20 == UInt8(ascii: "a"))
    let opens = EnglishWords.sentenceOpeners.contains(right, in: view)
    let isSmall = left.count >= 2 && left.allSatisfy { view.byteClass($0) != .upper && view.byteClass($0) != .digit }
    if isSmall, right.count >= 3, right.allSatisfy({ view.byteClass($0) == .upper }) { return .ask(2.5, orElse: nil) }
    guard startsCapitalised(right, view) || isPronoun && view.byteClass(right.upperBound) == .space else { return .no }
    if EnglishWords.namedTitles.contains(left, in: view) { return .sure(0.97) }
    if left.isEmpty {
      if view.byteClass(stop - 1) == .percent, view.byteClass(stop - 2) == .digit { return .sure(0.93) }
      return closesQuotation(before: left.lowerBound, view) ? .sure(0.95) : .no
    }
    if view.isNumber(left) { return followsNumber(left, right, opens, view) ? .sure(opens ? 0.93 : 0.9) : .no }
    guard left.count >= 2 else { return .no }
    if view.byteClass(stop) != .period { return isSmall || opens ? .sure(0.95) : .no }
    if isSmall {
      return .ask(1, orElse: left.count >= 3 || EnglishWords.functionWords.contains(left, in: view) ? 0.95 : 0.85)
    }
    return .ask(opens ? 0 : 2.5, orElse: opens ? 0.9 : nil)
  }

  /// Whether a number is not part of a name or a list's: of two digits or more, or an amount, inside its line.
  private static func followsNumber(_ left: Range<Int>, _ right: Range<Int>, _ opens: Bool, _ view: ByteView) -> Bool {
    if opens { return true }
    let start = view.skipBack(ByteClassSet(.digit, .comma, .period), from: left.lowerBound)
    guard right.count >= 3, view.byteClass(right.upperBound) == .space, view.byteClass(start - 1) != .newline else {
      return false
    }
    return left.count >= 2 && view.byteClass(start - 1) == .space || NumberParting.isCurrency(before: start, in: view)
  }

  private static func verdictBeforeSmall(_ left: Range<Int>, _ right: Range<Int>, _ view: ByteView) -> Verdict {
    guard view.byteClass(right.upperBound) == .space, left.count >= 4, view.byteClass(left.lowerBound) == .lower,
      view.byteClass(left.lowerBound - 1) == .space, EnglishWords.functionWords.contains(right, in: view)
    else { return .no }
    return .ask(5, orElse: domains.contains(right, in: view) ? nil : 0.9)
  }

  /// Whether a capital and a small letter begin a word.
  private static func startsCapitalised(_ word: Range<Int>, _ view: ByteView) -> Bool {
    let second = word.lowerBound + view.scalarLength(at: word.lowerBound)
    return view.isUpper(at: word.lowerBound) && second < word.upperBound && view.byteClass(second) == .lower
  }

  /// Function words that are top-level domains as well (IANA root zone).
  private static let domains = WordSet("am as at be by do in is it me my no so to us")

  private static func closesQuotation(before offset: Int, _ view: ByteView) -> Bool {
    view.reads("”", endingAt: offset) || view.reads("’", endingAt: offset) || view[offset - 1] == UInt8(ascii: ")")
      || view[offset - 1] == UInt8(ascii: "]")
  }
}
