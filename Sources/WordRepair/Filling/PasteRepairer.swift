internal import Glibc
internal import NGrams

/// Ranks what may have stood where pastes stand, from left to right, each in the light of those before.
package struct PasteRepairer {
  /// A filling and how likely it is to be the right one.
  package struct Suggestion {
    package var filling: Filling
    /// The probability of the paste times that of the filling among all fillings and none of them, before calibration.
    package var score: Float
  }

  /// The fillings of one paste.
  package struct Place {
    package var paste: PasteCandidate
    package var fillings: [Filling]
    /// Their features, one row after the other.
    package var rows: [Float]
    /// The likeliest, likeliest first.
    package var suggestions: [Suggestion]
    /// How likely each drift is there.
    var drift: DriftModel.Posterior?
    /// What stands around it.
    var context: GapContext
  }

  private let result: PasteDetector.Result
  private let trees: BoostedTrees
  private let filler: GapFiller
  private let features: FillingFeatures

  package init(_ result: PasteDetector.Result, weights: WordRepairWeights, words: FillingWords) {
    self.result = result
    trees = weights.filling
    filler = GapFiller(result.text, words: words)
    features = FillingFeatures(result.text, filler)
  }

  /// The likeliest fillings of pastes, which rise by position and do not overlap; at most `limit` for each.
  package func places(_ pastes: [PasteCandidate], limit: Int) -> [Place] {
    var restored: [Int: (length: Int, words: [WordID]?)] = [:]
    var places: [Place] = []
    for paste in pastes {
      let context = GapContext(result.text, span: paste.span, restored: restored)
      let place = place(paste, context, limit)
      places.append(place)
      let best = place.suggestions.first.flatMap { $0.score >= Policy.leastContextScore ? $0.filling.words : nil }
      restored[paste.span.upperBound] = (paste.span.count, best)
    }
    return places
  }

  private func place(_ paste: PasteCandidate, _ context: GapContext, _ limit: Int) -> Place {
    let drift = result.drift.posterior(at: paste)
    let fillings = filler.fillings(between: context, length: result.missingWords(at: paste, drift))
    let rows = features.rows(fillings, at: .init(candidate: paste, drift: drift, context: context))
    let (scores, shares) = judge(rows, count: fillings.count)
    let order = fillings.indices.sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    let suggestions = order.prefix(limit).map {
      Suggestion(filling: fillings[$0], score: paste.probability * shares[$0])
    }
    return Place(
      paste: paste, fillings: fillings, rows: rows, suggestions: suggestions, drift: drift, context: context)
  }

  /// The probability of each filling of one place; what is left is for the one that is not among them.
  private func judge(_ rows: [Float], count: Int) -> (scores: [Float], shares: [Float]) {
    let scores = rows.withUnsafeBufferPointer { trees.scores(of: $0, width: FillingFeatures.count, count: count) }
    let top = max(0, scores.max() ?? 0)
    // The one that is not among them scores 0.
    let sum = scores.reduce(expf(-top)) { $0 + expf($1 - top) }
    return (scores, scores.map { expf($0 - top) / sum })
  }

  /// All words that are tried by themselves in a place, whether or not they are among its fillings.
  func words(at place: Place) -> [WordID] { filler.words(between: place.context) }

  /// The probability of each filling of a place, and of runs of words that somebody else proposes for it.
  func shares(at place: Place, with others: [[WordID]]) -> [[WordID]: Float] {
    let fillings = filler.fillings(of: place.fillings.map(\.words) + others, between: place.context)
    let rows = features.rows(
      fillings, at: .init(candidate: place.paste, drift: place.drift, context: place.context))
    var result: [[WordID]: Float] = [:]
    for (filling, share) in zip(fillings, judge(rows, count: fillings.count).shares) { result[filling.words] = share }
    return result
  }
}
