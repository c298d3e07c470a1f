/// Finds editors' brackets separated from the word they complete: `[T] his`, `shocking [ly]`, `rights [.]`.
struct SpacedInterpolation: Rule {
  let info = RuleInfo(
    id: "spaced-interpolation", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "An editor's bracket is split from the word it completes in tokenized text.",
    explanation: """
      A single letter in square brackets closes up with the small letters behind it, an ending or a lone mark with the \
      word before it. `[A] man` and `[I] was` stay, since the letter is a word. Only in tokenized text.
      """,
    examples: [
      .init(
        "\" [T] his is shocking [ly] bad , \" he said , and left .",
        "\" [T]his is shocking[ly] bad , \" he said , and left .")
    ],
    references: ["Chicago Manual of Style, 17th edition, 13.21"])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.closing, .space), ByteClassSet(.space, .opening, .closing))

  private let endings = WordSet("s es d ed ing ly r er n en y")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    let evidence = text.tokenization.evidence
    findOptionalEndings(view, evidence, &findings)
    var index = 0
    while let opening = view.firstIndex(of: UInt8(ascii: "["), from: index) {
      index = opening + 1
      let spaces = ByteClassSet(.space)
      let start = view.skip(spaces, from: opening + 1)
      let content = view.word(at: start)
      if content.isEmpty {
        // `[.]` and `[,]`
        let end = view.skip(spaces, from: start + 1)
        let isMark = view.byteClass(start) == .period || view.byteClass(start) == .comma
        if isMark, view[end] == UInt8(ascii: "]"), view.byteClass(opening - 1) == .space,
          view.isWord(before: opening - 1)
        {
          findings.remove(opening - 1..<opening, confidence: 0.93, evidence: evidence)
        }
        continue
      }
      let end = view.skip(spaces, from: content.upperBound)
      guard view[end] == UInt8(ascii: "]") else { continue }
      if content.count == 1, view.isUpper(at: content.lowerBound), view.byteClass(end + 1) == .space,
        view.byteClass(end + 2) == .lower, Self.isInitial(content.lowerBound, of: view.word(at: end + 2), view)
      {
        findings.remove(end + 1..<end + 2, confidence: 0.93, evidence: evidence)
      } else if endings.contains(content, in: view), !view.isUpper(at: content.lowerBound),
        view.byteClass(opening - 1) == .space, view.isWord(before: opening - 1)
      {
        findings.remove(opening - 1..<opening, confidence: 0.9, evidence: evidence)
      }
    }
  }

  /// Whether a letter begins the word whose other letters follow: `[I] t`, `[T] his`; `[A] man` and `[I] was` are words.
  private static func isInitial(_ letter: Int, of rest: Range<Int>, _ view: ByteView) -> Bool {
    switch view[letter] {
    case UInt8(ascii: "A"), UInt8(ascii: "I"):
      let whole = [view[letter] | 0x20] + view.lowercased(rest)
      return EnglishWords.functionWords.contains(whole) || EnglishWords.sentenceOpeners.contains(whole)
    default: return true
    }
  }

  /// `person (s)`: an ending in round brackets.
  private func findOptionalEndings(_ view: ByteView, _ evidence: [Evidence], _ findings: inout FindingCollector) {
    var index = 0
    while let opening = view.firstIndex(of: UInt8(ascii: "("), from: index) {
      index = opening + 1
      let start = view.skip(ByteClassSet(.space), from: opening + 1)
      let end = view.skip(ByteClassSet(.space), from: start + 1)
      guard view[start] == UInt8(ascii: "s"), view[end] == UInt8(ascii: ")"), view.byteClass(opening - 1) == .space,
        view.isWord(before: opening - 1)
      else { continue }
      findings.remove(opening - 1..<opening, confidence: 0.9, evidence: evidence)
    }
  }
}
