/// Finds words that a corpus hid behind signs: `The mayor @ @ @ @ @ @ @ @ @ @ on Friday`.
struct MaskedWords: Rule {
  let info = RuleInfo(
    id: "masked-words", stage: .gap, category: .gap, safety: .careful,
    summary: "A run of signs stands where words were hidden.",
    explanation: """
      Corpora that may only be passed on in part hide words: ten at a time behind `@ @ @ @ @ @ @ @ @ @`, seven behind \
      `@@@@@@@`, names behind `███`. Each `@` stands for a word, and the finding says how many. Runs of four or more \
      `X` and blanks of underscores within a sentence are reported with low confidence, since writers use them \
      too. With `--gap mark` the run becomes `[…]`, with `--gap drop` it goes; else it stays. `[redacted]`, stars in \
      oaths, lines of underscores, and texts with more than three blanks (forms) are left alone.
      """,
    examples: [
      .init(
        "The mayor @ @ @ @ @ @ @ @ @ @ on Friday.", "The mayor @ @ @ @ @ @ @ @ @ @ on Friday."),
      .init("Write to her @ the town hall.", "Write to her @ the town hall."),
    ],
    references: [
      "Davies 2009 and english-corpora.org: ten of every 200 words of COCA and NOW are hidden",
      "NELA-GT 2018-2020 (Harvard Dataverse): seven of every hundred tokens are `@`",
    ])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.at), ByteClassSet(.at, .space))
    | PairTrigger(ByteClassSet(.underscore), ByteClassSet(.underscore))
    | PairTrigger(ByteClassSet(.upper), ByteClassSet(.upper))
    | PairTrigger(ByteClassSet(.leadPunctuation), ByteClassSet(.continuation))

  /// The fewest `@` in a row: one is a sign, two are a slip.
  private static let fewestSigns = 3

  /// The most blanks of a text that is no form to fill in.
  private static let mostBlanks = 3

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var masks: [Mask] = []
    var next = 0
    while let sign = view.firstIndex(of: UInt8(ascii: "@"), from: next) {
      let (end, count) = Self.run(of: "@", from: sign, view)
      next = end
      if count >= Self.fewestSigns, Self.stands(sign..<end, view) { masks.append(Mask(sign..<end, 0.95, words: count)) }
    }
    next = 0
    // The second byte of a block is rarer than the first.
    while let second = view.firstIndex(of: 0x96, from: next) {
      next = second + 1
      guard view.reads("██", at: second - 1) else { continue }
      let (end, _) = Self.run(of: "█", from: second - 1, view)
      next = end
      masks.append(Mask(second - 1..<end, 0.9))
    }
    for byte in [UInt8(ascii: "X"), UInt8(ascii: "_")] {
      next = 0
      let before = masks.count
      while let start = view.firstIndex(of: byte, from: next) {
        var end = start + 1
        while view[end] == byte { end += 1 }
        next = end
        if end - start >= 4, Self.stands(start..<end, view), Self.isInsideSentence(start..<end, view) {
          masks.append(Mask(start..<end, 0.6))
        }
      }
      if masks.count - before > Self.mostBlanks { masks.removeLast(masks.count - before) }
    }
    masks.sort { $0.range.lowerBound < $1.range.lowerBound }
    for mask in masks { report(mask, text.gapPolicy, view, into: &findings) }
  }

  /// A run of signs and how many words it stands for, if that is known.
  private struct Mask {
    var range: Range<Int>
    var confidence: Double
    var words: Int?

    init(_ range: Range<Int>, _ confidence: Double, words: Int? = nil) {
      self.range = range
      self.confidence = confidence
      self.words = words
    }
  }

  private func report(_ mask: Mask, _ policy: GapPolicy, _ view: ByteView, into findings: inout FindingCollector) {
    let evidence = mask.words.map { [Evidence("words", "\($0)")] } ?? []
    switch policy {
    case .keep: findings.flag(mask.range, confidence: mask.confidence, evidence: evidence)
    case .mark: findings.repair(mask.range, with: "[…]", confidence: mask.confidence, evidence: evidence)
    case .drop:
      let start = mask.range.lowerBound
      let takesSpace = view[start - 1] == 0x20 && !view.isWord(at: mask.range.upperBound)
      findings.remove(
        (takesSpace ? start - 1 : start)..<mask.range.upperBound, confidence: mask.confidence, evidence: evidence)
    }
  }

  /// The end of a run of signs, one space between two or none, and their number.
  private static func run(of sign: StaticString, from start: Int, _ view: ByteView) -> (end: Int, count: Int) {
    var end = start
    var count = 0
    while true {
      let next = count > 0 && view[end] == 0x20 ? end + 1 : end
      guard view.reads(sign, at: next) else { return (end, count) }
      end = next + sign.utf8CodeUnitCount
      count += 1
    }
  }

  /// Whether no word, figure or hyphen is glued to a run.
  private static func stands(_ run: Range<Int>, _ view: ByteView) -> Bool {
    let glued = ByteClassSet(.hyphen, .slash, .underscore, .at, .hash, .backslash)
    return !view.isWord(before: run.lowerBound) && !view.isWord(at: run.upperBound)
      && !glued.contains(view.byteClass(run.lowerBound - 1)) && !glued.contains(view.byteClass(run.upperBound))
  }

  /// Whether a word in small letters stands before a run, and a word or mark behind it.
  private static func isInsideSentence(_ run: Range<Int>, _ view: ByteView) -> Bool {
    guard view[run.lowerBound - 1] == 0x20, view.byteClass(run.lowerBound - 2) == .lower else { return false }
    switch view.byteClass(run.upperBound) {
    case .period, .comma, .exclamation, .colon: return true
    case .space: return view.byteClass(run.upperBound + 1) == .lower
    default: return false
    }
  }
}
