/// Whether a text looks as if mentions had been written over other words, by pairs of words that grammar rules out.
///
/// `the We`, `of they`, `their the`, `Khan Khan`, and `give We back` are what is left where a mention landed on a word it
/// has nothing to do with. A cheap first look that needs no model: it decides whose sentences are worth looking for in
/// other documents, not what is damaged.
struct RewriteSigns {
  /// Places that break the rules.
  private(set) var count = 0
  /// The words of the text.
  private(set) var words = 0

  /// Whether there are signs enough: one in a thousand words.
  ///
  /// That holds of 26 of 44 scrambled articles, the rest of which have few pastes, and of 3 of 163 clean ones.
  var areMany: Bool { count > 0 && count * 1000 >= words }

  /// Counts the signs of a text.
  ///
  /// - Complexity: O(*n*) in the tokens.
  init(_ tokens: CopyTokens) {
    var previous: Int?
    for index in 0..<tokens.count {
      let traits = tokens.traits[index]
      if !traits.isDisjoint(with: [.quote, .mark]) || traits.contains(.sentenceStart) {
        previous = nil
        if !traits.isDisjoint(with: [.quote, .mark]) { continue }
      }
      words += 1
      if let previous, Self.clash(tokens, previous, index) { count += 1 }
      previous = index
    }
  }

  private static let us = CopyTokens.key("us".utf8)
  private static let it = CopyTokens.key("it".utf8)

  private static func clash(_ tokens: CopyTokens, _ left: Int, _ right: Int) -> Bool {
    let (first, second) = (tokens.keys[left], tokens.keys[right])
    let isCapital = tokens.traits[right].contains(.capital)
    let isSubject = ClosedClassWords.subjectPronouns.contains(second)
    if ClosedClassWords.openingDeterminers.contains(first) {
      if isSubject || ClosedClassWords.articles.contains(second) && !isCapital { return true }
      if ClosedClassWords.openingDeterminers.contains(second), !isCapital { return true }
    }
    if isSubject, ClosedClassWords.plainPrepositions.contains(first) { return true }
    if first == second {
      if ClosedClassWords.personalPronouns.contains(first), first != it { return true }
      return isCapital && tokens.traits[left].contains(.capital)
    }
    // `I` is always a capital, and `US` is a country.
    guard isCapital, isSubject, second != Self.capitalI, second != us else { return false }
    return !tokens.traits[left].contains(.capital)
  }

  private static let capitalI = CopyTokens.key("i".utf8)
}
