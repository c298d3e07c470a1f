internal import Glibc
internal import NGrams

/// What speaks for one filling of a place against the others.
package struct FillingFeatures {
  /// The number of features.
  package static let count = FillingFeature.count

  private let text: ScoredText
  private let filler: GapFiller

  init(_ text: ScoredText, _ filler: GapFiller) {
    self.text = text
    self.filler = filler
  }

  /// The place all fillings share.
  struct Place {
    var candidate: PasteCandidate
    var drift: DriftModel.Posterior?
    var context: GapContext
  }

  /// The rows of all fillings of a place, in their order, one after the other.
  func rows(_ fillings: [Filling], at place: Place) -> [Float] {
    let span = place.candidate.span
    var bestOf = [Float](repeating: -.infinity, count: GapFiller.maximumLength + 1)
    for filling in fillings { bestOf[filling.words.count] = max(bestOf[filling.words.count], filling.score) }
    let best = fillings.map(\.score).max() ?? 0
    let written =
      text.score(of: span)
      + text.scoreAsWritten(from: span.upperBound, limit: GapFiller.reach)
    let drift = place.drift?.likeliest ?? 0
    let mention = span.lowerBound - drift
    let length = drift > 0 && mention >= 0 ? MentionMatch.phraseLength(text, at: mention, limit: 5) : 0
    let match = drift > 0 ? Float(MentionMatch(text, span: span, drift: drift).rawValue) : 0
    // A sentence that begins like a question ends like one.
    let opening = text.role(text.sentenceStart(of: span.lowerBound))
    let pairContext = shortened(place.context.left)
    var ranks = [0, 0, 0, 0]
    var rows = [Float](repeating: 0, count: fillings.count * Self.count)
    rows.withUnsafeMutableBufferPointer { table in
      for (number, filling) in fillings.enumerated() {
        guard let row = FeatureRow<FillingFeature>(in: table, at: number * Self.count) else { return }
        let n = filling.words.count
        ranks[n] += 1
        row[.words] = Float(n)
        row[.score] = filling.score
        row[.forwardScore] = filling.forward
        row[.scoreBelowBestOfLength] = filling.score - bestOf[n]
        row[.bestOfLengthBelowBest] = bestOf[n] - best
        row[.rankOfLength] = Float(ranks[n])
        row[.gain] = filling.score - written
        row[.matchedBefore] = Float(filling.matchedBefore)
        row[.matchedAfter] = Float(filling.matchedAfter)
        row[.mentionLength] = Float(length)
        row[.wordsBeyondMention] = Float(n - length)
        row[.mentionMatch] = match
        row[.driftProbability] = place.drift?.probabilities[drift] ?? 0
        row[.drift] = Float(drift)
        row[.pasteProbability] = place.candidate.probability
        row[.pasteLength] = Float(span.count)
        row[.wordsBeyondPaste] = Float(n - span.count)
        row[.previousRole] = text.role(span.lowerBound - 1)
        row[.nextRole] = text.role(span.upperBound)
        row[.pasteRole] = text.role(span.lowerBound)
        row.set(.startsSentence, text.startsSentence(span.lowerBound))
        row.set(.endsSentence, text.startsSentence(span.upperBound))
        row[.rightContext] = Float(place.context.right.count)
        row[.openingRole] = opening
        fillWords(row, of: filling, place, pairContext)
      }
    }
    return rows
  }

  private func fillWords(
    _ row: FeatureRow<FillingFeature>, of filling: Filling, _ place: Place, _ pairContext: LanguageModel.State
  ) {
    let first = filling.words.first ?? Vocabulary.unknown
    let last = filling.words.last ?? Vocabulary.unknown
    let span = place.candidate.span
    var state = LanguageModel.State()
    var unigrams: Float = 0
    var rarest = Float.infinity
    var least = Float.infinity
    var total: Float = 0
    for word in filling.words {
      let unigram = text.model.score(word, after: LanguageModel.State(), into: &state).log10Probability
      unigrams += unigram
      rarest = min(rarest, unigram)
      let count = Float(filler.counts[word] ?? 0)
      least = min(least, count)
      total += logf(1 + count)
    }
    let before = place.context.before ?? Vocabulary.unknown
    let after = place.context.right.first ?? Vocabulary.unknown
    var near: Float = 0
    for index in max(0, span.lowerBound - 8)..<min(text.count, span.upperBound + 8)
    where !span.contains(index) && filling.words.contains(text.ids[index]) { near += 1 }
    row[.unigramScore] = unigrams
    row[.rarestWord] = rarest
    row[.leastCount] = least
    row[.counts] = total
    row[.firstRole] = role(first)
    row[.lastRole] = role(last)
    row[.pairBefore] = Float(filler.pairs[GapFiller.pair(before, first)] ?? 0)
    row[.pairAfter] = Float(filler.pairs[GapFiller.pair(last, after)] ?? 0)
    row[.nearbyRepeats] = near
    row.set(.doublesNeighbour, first == before || last == after)
    row.set(.repeatsPaste, text.ids[span].contains(first) || text.ids[span].contains(last))
    row[.pairScore] = text.model.score(first, after: pairContext, into: &state).log10Probability
  }

  /// The role of a word of the vocabulary.
  private func role(_ word: WordID) -> Float {
    text.model.vocabulary.withWord(word) { bytes in
      Float((TokenRoleTable.role(of: TokenKey(bytes)) ?? TokenRole(shapeOf: bytes, isSentenceStart: false)).rawValue)
    }
  }

  /// A context cut to its last word.
  private func shortened(_ state: LanguageModel.State) -> LanguageModel.State {
    text.model.state(after: state.words.suffix(1))
  }
}
