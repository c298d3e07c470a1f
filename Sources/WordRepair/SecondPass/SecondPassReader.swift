package import Copydesk
package import NGrams

/// Rescores the places of a text from left to right, each with what stands before it as restored so far.
package struct SecondPassReader {
  private let rescorer: NeuralRescorer
  private let ranking: [Float]

  /// Joins a rescorer and the factor of each ``RankingFeature``.
  package init(_ rescorer: NeuralRescorer, ranking: [Float]) {
    self.rescorer = rescorer
    self.ranking = ranking
  }

  /// How many suggestions of the n-gram model are rescored.
  package static let suggestionCount = 8

  /// The places rescored, in their order; nil where the model cannot answer.
  ///
  /// What a place is restored to for those after it depends on the model alone and not on what is written in the end, so
  /// that a text that is cleaned again has the same contexts.
  package func rescored(
    _ places: [PasteRepairer.Place], in result: PasteDetector.Result, _ vocabulary: Vocabulary, _ view: ByteView
  ) -> [RescoredPlace?] {
    let spelling = FillingSpelling(view, vocabulary)
    var restored = RestoredText(view.buffer)
    return places.map { place in
      let range = result.text.bytes(of: place.paste.span)
      restored.advance(to: range.lowerBound)
      let question = Self.question(place, range, result.text, spelling, view, left: restored.context)
      guard let answer = rescorer.answer(question) else { return nil }
      let rescored = RescoredPlace(answer, at: Self.surroundings(place, result), ranking: ranking)
      if let best = rescored.best, rescored.share >= Policy.leastRestoredShare,
        rescored.gain >= Policy.leastRestoredGain
      {
        let startsSentence = result.text.startsSentence(place.paste.span.lowerBound)
        restored.write(spelling.edit(best, over: range, startsSentence: startsSentence))
      }
      return rescored
    }
  }

  private static func question(
    _ place: PasteRepairer.Place, _ range: Range<Int>, _ text: ScoredText, _ spelling: FillingSpelling,
    _ view: ByteView,
    left: [UInt8]
  ) -> SecondPassQuestion {
    let isSpaced = view[range.lowerBound - 1] == 0x20
    let space: [UInt8] = isSpaced ? [0x20] : []
    var end = min(view.count, range.upperBound + SecondPassQuestion.reach)
    while end > range.upperBound, end < view.count, view[end] & 0xC0 == 0x80 { end -= 1 }
    var right = view.bytes(range.upperBound..<end)
    if view.isWord(at: range.upperBound) { right.insert(0x20, at: 0) }
    if right.isEmpty { right = [0x0A] }
    let startsSentence = text.startsSentence(place.paste.span.lowerBound)
    return SecondPassQuestion(
      left: left, right: right, stands: space + view.bytes(range),
      suggestions: place.suggestions.map {
        var words = spelling.text(of: $0.filling)
        if startsSentence, let first = words.first { words = first.uppercased() + words.dropFirst() }
        return (spelling.attachesToTheLeft($0.filling) ? [] : space) + Array(words.utf8)
      }, isSpaced: isSpaced)
  }

  private static func surroundings(
    _ place: PasteRepairer.Place, _ result: PasteDetector.Result
  ) -> RescoredPlace.Surroundings {
    let span = place.paste.span
    let posterior = result.drift.posterior(at: place.paste)
    let probability = posterior.map { $0.likeliest > 0 ? $0.probabilities[$0.likeliest] : 0 } ?? 0
    return RescoredPlace.Surroundings(
      detection: place.paste.probability, pasteLength: span.count,
      suggestionShares: place.suggestions.map { $0.score / max(place.paste.probability, 1e-6) },
      mentionLength: probability > 0.5 ? result.missingWords(at: place.paste, posterior) : nil,
      driftProbability: probability, startsSentence: result.text.startsSentence(span.lowerBound),
      endsSentence: result.text.startsSentence(span.upperBound))
  }
}
