/// Reports stops in mid-sentence: `organization. at long last`.
struct StopBeforeSmallLetter: Rule {
  let info = RuleInfo(
    id: "stop-before-small-letter", stage: .punctuation, category: .punctuation, safety: .flagOnly, severity: .note,
    summary: "A stop is followed by a small function word.",
    explanation: """
      A stop that does not end a sentence is the trace of a splice or a stray key. It is reported where a word of four \
      small letters or more comes before it and a preposition, conjunction or auxiliary behind. Abbreviations are \
      shorter or capitalised; those that are not stand in a table.
      """,
    examples: [.init("It was the finish. of the road.", "It was the finish. of the road.")])
  let language: Language? = .english

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.period), ByteClassSet(.space))

  /// Abbreviations of four small letters and more that are written with a stop.
  private let abbreviations = WordSet("approx dept govt intl assn prof corp univ illus misc orig publ temp incl etal")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let stop = view.firstIndex(of: UInt8(ascii: "."), from: index) {
      index = stop + 1
      guard view.byteClass(stop + 1) == .space, view.byteClass(stop + 2) == .lower else { continue }
      let left = view.word(before: stop)
      let right = view.word(at: stop + 2)
      guard left.count >= 4, view.byteClass(left.lowerBound - 1) == .space,
        left.allSatisfy({ view.byteClass($0) == .lower }), !abbreviations.contains(left, in: view), right.count >= 2,
        EnglishWords.functionWords.contains(right, in: view)
      else { continue }
      findings.flag(stop..<stop + 1, confidence: 0.8)
    }
  }
}
