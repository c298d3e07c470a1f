package import Copydesk
internal import NGrams

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
  /// How many single words are asked about besides.
  ///
  /// With the ten likeliest after the left context alone the right word was asked about in 69 % of the one-word places of
  /// news; see docs/experiments.md for what the right context adds.
  private static let wordCount = 14

  /// What was asked about a place, and what was answered.
  package struct Reading {
    /// What the neural model answered, with what the n-gram model says of its fillings.
    package let answer: SecondPassAnswer
    /// What was known before.
    package let surroundings: RescoredPlace.Surroundings

    /// The place as a ranking sees it.
    package func ranked(by ranking: [Float]) -> RescoredPlace {
      RescoredPlace(answer, at: surroundings, ranking: ranking)
    }
  }

  /// The places rescored, in their order; nil where the model cannot answer.
  package func rescored(
    _ places: [PasteRepairer.Place], by repairer: PasteRepairer, in result: PasteDetector.Result, _ view: ByteView
  ) -> [RescoredPlace?] {
    readings(of: places, by: repairer, in: result, view).map { $0?.ranked(by: ranking) }
  }

  /// What the models say of places, in their order; nil where the neural one cannot answer.
  ///
  /// What a place is restored to for those after it depends on the models alone, neither on what was learned nor on what
  /// is written in the end: so a text that is cleaned again has the same contexts, and weights are learned in those they
  /// are used in.
  package func readings(
    of places: [PasteRepairer.Place], by repairer: PasteRepairer, in result: PasteDetector.Result, _ view: ByteView
  ) -> [Reading?] {
    let spelling = FillingSpelling(view, result.text.model.vocabulary)
    var restored = RestoredText(view.buffer)
    return places.indices.map { number in
      let place = places[number]
      let range = result.text.bytes(of: place.paste.span)
      restored.advance(to: range.lowerBound)
      let surroundings = Self.surroundings(places, number, result)
      var question = Self.question(
        place, range, result.text, spelling, view, left: restored.context, missing: surroundings.mentionLength)
      guard let opening = rescorer.opening(question.left) else { return nil }
      question.words = CandidateWords(opening, rescorer.model).best(
        Self.wordCount, others: repairer.words(at: place), isSpaced: question.isSpaced, fit: question.fit)
      guard var answer = rescorer.answer(question) else { return nil }
      Self.setShares(of: &answer, at: place, repairer, question.fit)
      let reading = Reading(answer: answer, surroundings: surroundings)
      let rescored = reading.ranked(by: SecondPassWeights.unlearnedRanking)
      if let best = rescored.best, rescored.share >= Policy.leastRestoredShare,
        rescored.gain >= Policy.leastRestoredGain
      {
        let startsSentence = result.text.startsSentence(place.paste.span.lowerBound)
        restored.write(spelling.edit(best, over: range, startsSentence: startsSentence))
      }
      return reading
    }
  }

  /// Lets the n-gram model, the document and the drift judge the fillings of the neural model, too.
  private static func setShares(
    of answer: inout SecondPassAnswer, at place: PasteRepairer.Place, _ repairer: PasteRepairer, _ fit: RightFit
  ) {
    let words = answer.fillings.map { filling -> [WordID] in
      if let rank = filling.rank, rank < place.suggestions.count { return place.suggestions[rank].filling.words }
      let ids = fit.ids(of: filling.spelling)
      return ids.count <= GapFiller.maximumLength && !ids.contains(Vocabulary.unknown) ? ids : []
    }
    let shares = repairer.shares(at: place, with: words.filter { !$0.isEmpty })
    for index in answer.fillings.indices { answer.fillings[index].ngramShare = shares[words[index]] ?? 0 }
  }

  private static func question(
    _ place: PasteRepairer.Place, _ range: Range<Int>, _ text: ScoredText, _ spelling: FillingSpelling,
    _ view: ByteView, left: [UInt8], missing: Int?
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
      }, fit: RightFit(text.model, right: place.context.right), isSpaced: isSpaced, missing: missing)
  }

  private static func surroundings(
    _ places: [PasteRepairer.Place], _ number: Int, _ result: PasteDetector.Result
  ) -> RescoredPlace.Surroundings {
    let place = places[number]
    let span = place.paste.span
    let drift = place.drift?.likeliest ?? 0
    let probability = drift > 0 ? place.drift?.probabilities[drift] ?? 0 : 0
    let previous = number > 0 ? span.lowerBound - places[number - 1].paste.span.upperBound : 100
    let next = number + 1 < places.count ? places[number + 1].paste.span.lowerBound - span.upperBound : 100
    return RescoredPlace.Surroundings(
      detection: place.paste.probability, localProbability: place.paste.localProbability, pasteLength: span.count,
      mentionLength: probability > 0.5 ? result.missingWords(at: place.paste, place.drift) : nil, drift: drift,
      driftProbability: probability, startsSentence: result.text.startsSentence(span.lowerBound),
      endsSentence: result.text.startsSentence(span.upperBound), distanceToPrevious: min(previous, 100),
      distanceToNext: min(next, 100), density: 1000 * Float(places.count) / Float(max(1, result.text.count)))
  }
}
