/// Finds round brackets glued to the words around them: `the wall(built in 1962)fell`.
struct GluedBracket: Rule {
  let info = RuleInfo(
    id: "glued-bracket", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "A bracketed aside is glued to the word before or behind it.",
    explanation: """
      A space is put back where a word of two letters or more meets the bracket and the bracket holds several words, and \
      where a function word follows a bracketed abbreviation (`(N.Y.)and`). Brackets with one word (`person(s)`, `f(x)`) \
      belong to their word and stay.
      """,
    examples: [.init("The wall(built in 1962)fell.", "The wall (built in 1962) fell.")])

  let trigger: PairTrigger? =
    PairTrigger(.letter, ByteClassSet(.opening)) | PairTrigger(ByteClassSet(.closing), .letter)

  /// How far a bracket's partner is looked for, in bytes.
  private static let reach = 300

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let opening = view.firstIndex(of: UInt8(ascii: "("), from: next) {
      next = opening + 1
      if let end = Self.abbreviationEnd(from: opening, view), view.byteClass(end + 1) == .lower,
        EnglishWords.functionWords.contains(view.word(at: end + 1), in: view)
      {
        findings.insert(" ", at: end + 1, confidence: 0.9)
        continue
      }
      guard let closing = Self.partner(of: opening, view) else { continue }
      if view.word(before: opening).count >= 2, ByteClassSet.letter.contains(view.byteClass(opening - 1)) {
        findings.insert(" ", at: opening, confidence: 0.9)
      }
      if view.word(at: closing + 1).count >= 2, ByteClassSet.letter.contains(view.byteClass(closing + 1)) {
        findings.insert(" ", at: closing + 1, confidence: 0.9)
      }
    }
  }

  /// The closing bracket of an abbreviation with stops that is bracketed by itself: `(N.Y.)`, `(R-Ariz.)`.
  private static func abbreviationEnd(from opening: Int, _ view: ByteView) -> Int? {
    let end = view.skip(ByteClassSet(.upper, .lower, .period, .hyphen), from: opening + 1)
    guard view[end] == UInt8(ascii: ")"), view[end - 1] == UInt8(ascii: "."), view.byteClass(opening + 1) == .upper,
      view.isSpace(at: opening - 1)
    else { return nil }
    return end
  }

  /// The closing bracket of an aside of several words without marks of code; nil if there is none near.
  private static func partner(of opening: Int, _ view: ByteView) -> Int? {
    guard ByteClassSet.letter.contains(view.byteClass(opening + 1)) else { return nil }
    var words = 0
    for offset in opening + 1..<max(opening + 1, min(view.count, opening + reach)) {
      switch view.byteClass(offset) {
      case .space: words += ByteClassSet.letter.contains(view.byteClass(offset - 1)) ? 1 : 0
      case .closing: return view.buffer[offset] == UInt8(ascii: ")") && words >= 1 ? offset : nil
      case .newline, .opening, .symbol, .underscore: return nil
      default: continue
      }
    }
    return nil
  }
}
