/// Finds backslashes in the place of line breaks: `the firm's shares\rose`.
struct LineBreakBackslash: Rule {
  let info = RuleInfo(
    id: "line-break-backslash", stage: .encoding, category: .encoding, safety: .careful,
    summary: "A single backslash between two words, where a line was broken.",
    explanation: """
      Feeds that escape line breaks and are read without the escape leave the backslash alone: the two words beside it \
      are glued to it. It becomes a space in a text where two words of small letters stand so at least twice and no \
      other backslash does anything else: a lone one may mean `or`, and paths, formulas and code have more signs.
      """,
    examples: [
      .init("The firm's shares\\rose after the\\council met.", "The firm's shares rose after the council met."),
      .init("Bring a coat and\\or boots.", "Bring a coat and\\or boots."),
    ],
    references: ["Zhang et al. 2015, AG's corpus of news articles: such backslashes in one description in four"])
  let trigger: PairTrigger? = PairTrigger(.init(.backslash), .init(.lower))

  /// The fewest places: one may stand for a slash.
  private static let fewest = 2
  /// Words beside a backslash that stands for a slash: `and\or`, `he\she`.
  private static let alternatives = WordSet("or she her hers him his he and they their")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var places: [Int] = []
    var next = 0
    while let backslash = view.firstIndex(of: 0x5C, from: next) {
      next = backslash + 1
      guard Self.isBreak(backslash, view) else { return }
      places.append(backslash)
    }
    guard places.count >= Self.fewest else { return }
    for place in places { findings.repair(place..<place + 1, with: " ", confidence: 0.9) }
  }

  private static func isBreak(_ backslash: Int, _ text: ByteView) -> Bool {
    let before = text.word(before: backslash)
    let after = text.word(at: backslash + 1)
    guard text.byteClass(after.lowerBound) == .lower,
      !before.isEmpty || text.byteClass(backslash - 1) == .comma
        || text.byteClass(backslash - 1) == .period,
      after.count >= 2 || text[after.lowerBound] == UInt8(ascii: "a"), before.isEmpty || before.count >= 2,
      !after.contains(where: { text.byteClass($0) == .digit })
    else { return false }
    switch text.byteClass(before.lowerBound - 1) {
    case .slash, .backslash, .colon, .period, .underscore, .opening: return false
    default: break
    }
    switch text.byteClass(after.upperBound) {
    case .slash, .underscore, .opening, .symbol: return false
    default: break
    }
    return !(alternatives.contains(after, in: text) && alternatives.contains(before, in: text))
  }
}
