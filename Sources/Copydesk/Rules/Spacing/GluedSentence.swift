/// Finds sentences glued at a stop: `ended.Then`, `organization.at all`, `over?He`.
struct GluedSentence: Rule {
  let info = RuleInfo(
    id: "glued-sentence", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Two sentences or words are glued at a stop.",
    explanation: """
      Scrapers that drop an element also drop the white space around it. A space is put back where a small-letter word \
      meets a capitalised one, or where what follows is a frequent function word. Addresses, file names, versions, \
      initials (D.A.R.Y.L.) and names with a stop inside stay: host and file suffixes are protected, and single letters \
      are never taken for sentences.
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
      guard ByteClassSet.letter.contains(view.byteClass(stop + 1)) || view.isUpper(at: stop + 1),
        let confidence = Self.confidence(at: stop, in: view)
      else { continue }
      findings.insert(" ", at: stop + 1, confidence: confidence)
    }
  }

  /// How sure it is that a stop between letters parts sentences; nil if it does not.
  private static func confidence(at stop: Int, in view: ByteView) -> Double? {
    let left = view.word(before: stop)
    let right = view.word(at: stop + 1)
    // A stop on either side of the pair of words makes a host name, an abbreviation or a version of it.
    if view[left.lowerBound - 1] == UInt8(ascii: ".") && view.isWord(before: left.lowerBound - 1) { return nil }
    if view[right.upperBound] == UInt8(ascii: "."), view.isWord(at: right.upperBound + 1) { return nil }
    if view.isUpper(at: right.lowerBound) { return confidenceBeforeCapital(left, right, view) }
    guard view.byteClass(stop) == .period else { return nil }
    return confidenceBeforeSmall(left, right, view)
  }

  private static func confidenceBeforeCapital(_ left: Range<Int>, _ right: Range<Int>, _ view: ByteView) -> Double? {
    let isPronoun =
      right.count == 1
      && (view[right.lowerBound] | 0x20 == UInt8(ascii: "i") || view[right.lowerBound] | 0x20 == UInt8(ascii: "a"))
    let second = right.lowerBound + view.scalarLength(at: right.lowerBound)
    let followsOn = second < right.upperBound && view.byteClass(second) == .lower
    guard followsOn || isPronoun && view.byteClass(right.upperBound) == .space else { return nil }
    if EnglishWords.titles.contains(left, in: view) { return 0.97 }
    if left.isEmpty { return closesQuotation(before: left.lowerBound, view) ? 0.95 : nil }
    guard left.count >= 2 else { return nil }
    if view.isNumber(left) { return EnglishWords.sentenceOpeners.contains(right, in: view) ? 0.9 : nil }
    let isSmall = left.allSatisfy { view.byteClass($0) != .upper }
    if isSmall { return left.count >= 3 || EnglishWords.functionWords.contains(left, in: view) ? 0.95 : 0.85 }
    return EnglishWords.sentenceOpeners.contains(right, in: view) ? 0.9 : nil
  }

  private static func confidenceBeforeSmall(_ left: Range<Int>, _ right: Range<Int>, _ view: ByteView) -> Double? {
    guard view.byteClass(right.upperBound) == .space, left.count >= 4, view.byteClass(left.lowerBound) == .lower,
      view.byteClass(left.lowerBound - 1) == .space, EnglishWords.functionWords.contains(right, in: view)
    else { return nil }
    // Some function words are top-level domains too: then the left word must look English.
    if domains.contains(right, in: view) { return EnglishWords.hasDerivationalEnding(left, in: view) ? 0.9 : nil }
    return 0.9
  }

  /// Function words that are top-level domains as well (IANA root zone).
  private static let domains = WordSet("am as at be by do in is it me my no so to us")

  private static func closesQuotation(before offset: Int, _ view: ByteView) -> Bool {
    view.reads("”", endingAt: offset) || view.reads("’", endingAt: offset) || view[offset - 1] == UInt8(ascii: ")")
      || view[offset - 1] == UInt8(ascii: "]")
  }
}
