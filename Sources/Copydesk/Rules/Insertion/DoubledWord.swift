/// Finds a word that stands twice: `and and`, `the flood flood warning`.
struct DoubledWord: Rule {
  let info = RuleInfo(
    id: "doubled-word", stage: .insertion, category: .insertion, safety: .careful,
    summary: "A word stands twice in a row.",
    explanation: """
      Conjunctions and prepositions of the kind nobody doubles (`and and`, `of of`) lose the second; any other doubled \
      word is reported, `in in` and `for for` among them, which may be a verb's own and the next word's (`come in in \
      March`). Left alone are accidents of grammar (`had had`, `that that`), emphasis \
      (`very very`, `no no`), names (`Duran Duran`, `Bufo bufo`), sounds (`ha ha`), numbers, single letters, and words \
      separated by a mark or a line break. Nor are words reported that the text doubles again elsewhere, or that stand in \
      a text which doubles three or more (speech taken down). A text with many doublings is left alone altogether; see \
      `doubled-determiner`.
      """,
    examples: [
      .init("The wall and and the gate fell.", "The wall and the gate fell."),
      .init("He said that that was that.", "He said that that was that."),
    ],
    references: ["DoublingExceptions"])
  let language: Language? = .english

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.space))

  /// As many doublings of ordinary words as tell a record of speech, stammers included, from a slip or two.
  ///
  /// Our count: of 163 clean articles, eight have any; the two with three or more are interviews word for word.
  private static let speech = 3

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let census = text.doublingCensus
    guard !census.isRewritten, !census.doublings.isEmpty else { return }
    var counts: [[UInt8]: Int] = [:]
    for doubling in census.doublings { counts[text.view.lowercased(doubling.first), default: 0] += 1 }
    let isSpeech = census.doublings.count { $0.kind == .other } >= Self.speech
    for doubling in census.doublings {
      switch doubling.kind {
      case .connective: findings.remove(doubling.removal, confidence: 0.9)
      case .other where !isSpeech && counts[text.view.lowercased(doubling.first)] == 1:
        findings.flag(doubling.range, confidence: 0.7)
      default: break
      }
    }
  }
}
