internal import Copydesk
internal import Glibc

/// What the drift says about whether a span was pasted.
package struct DriftFeatures {
  /// The number of features.
  package static let count = 18

  /// Suspects believed less than this are left out of the drift.
  static let minimumProbability: Float = 0.05

  private let text: ScoredText
  private let model: DriftModel
  private let suspects: [DriftModel.Suspect]
  private let posteriors: [DriftModel.Posterior]
  private let density: Float
  private let strongShare: Float
  private let evidence: Float
  /// The summed probabilities of the suspects with a span, with a mention, and with both.
  private var groups: [Int: Float] = [:]
  private var mentions: [TokenKey: Float] = [:]
  private var pairs: [Pair: Float] = [:]

  /// A span and the first word of the mention that made it.
  private struct Pair: Hashable {
    var group: Int
    var mention: TokenKey
  }

  /// Computes the drift of a text from its likeliest candidates, which do not overlap and rise by position.
  package init(_ text: ScoredText, _ candidates: [PasteCandidate], model: DriftModel) {
    self.text = text
    self.model = model
    let likely = candidates.filter { $0.localProbability >= Self.minimumProbability }
    let suspects = likely.map {
      DriftModel.Suspect(
        position: $0.span.lowerBound, probability: $0.localProbability, matches: Self.matches(of: $0.span, in: text))
    }
    self.suspects = suspects
    (posteriors, evidence) = model.posteriors(suspects)
    let tokens = Float(max(1, text.count))
    density = suspects.reduce(0) { $0 + $1.probability } / tokens * 1000
    strongShare = Float(suspects.count { $0.probability > 0.7 }) / tokens * 1000
    for (suspect, posterior) in zip(likely, posteriors) {
      let probability = suspect.localProbability
      groups[suspect.group, default: 0] += probability
      guard let mention = Self.mention(of: suspect, posterior, in: text) else { continue }
      mentions[mention, default: 0] += probability
      pairs[Pair(group: suspect.group, mention: mention), default: 0] += probability
    }
  }

  /// The first word of the mention that made a paste, by the likeliest drift.
  private static func mention(
    of candidate: PasteCandidate, _ posterior: DriftModel.Posterior, in text: ScoredText
  ) -> TokenKey? {
    let place = candidate.span.lowerBound - posterior.likeliest
    return posterior.likeliest > 0 && place >= 0 ? text.keys[place] : nil
  }

  /// What stands to the left of a span at each drift.
  static func matches(of span: Range<Int>, in text: ScoredText) -> InlineArray<13, UInt8> {
    var matches = InlineArray<13, UInt8>(repeating: 0)
    for drift in 1...DriftModel.maximum { matches[drift] = MentionMatch(text, span: span, drift: drift).rawValue }
    return matches
  }

  /// The posterior drift at a candidate, by all suspects but those that overlap it.
  func posterior(at candidate: PasteCandidate) -> DriftModel.Posterior? {
    guard !suspects.isEmpty else { return nil }
    let index = suspects.partitionPoint { $0.position >= candidate.span.lowerBound }
    return posteriors[min(index, posteriors.count - 1)]
  }

  /// The features of a candidate, which follow the local ones.
  func features(of candidate: PasteCandidate) -> InlineArray<18, Float> {
    let matches = Self.matches(of: candidate.span, in: text)
    guard let posterior = posterior(at: candidate) else {
      var none = InlineArray<18, Float>(repeating: 0)
      none[6] = candidate.localProbability
      return none
    }
    var expected: Float = 0
    var best = -Float.infinity
    for drift in 0..<DriftModel.stateCount {
      let weight = model.weight(matches, drift: drift)
      expected += posterior.probabilities[drift] * expf(weight)
      best = max(best, weight)
    }
    let likeliest = posterior.likeliest
    let index = suspects.partitionPoint { $0.position >= candidate.span.lowerBound }
    let isSuspect = index < suspects.count && suspects[index].position == candidate.span.lowerBound
    let own = isSuspect ? min(candidate.localProbability, suspects[index].probability) : 0
    let mention = Self.mention(of: candidate, posterior, in: text)
    return [
      logf(expected), model.weight(matches, drift: likeliest), Float(likeliest), posterior.probabilities[likeliest],
      Float(matches[likeliest]), best, candidate.localProbability, density, strongShare,
      posterior.probabilities[0], Float(suspects.count),
      evidence, evidence / Float(suspects.count), max(0, (groups[candidate.group] ?? 0) - own),
      mention.map { max(0, (mentions[$0] ?? 0) - own) } ?? 0,
      mention.map { max(0, (pairs[Pair(group: candidate.group, mention: $0)] ?? 0) - own) } ?? 0,
      index > 0 ? Float(min(100, candidate.span.lowerBound - suspects[index - 1].position)) : 100,
      index + (isSuspect ? 1 : 0) < suspects.count
        ? Float(min(100, suspects[index + (isSuspect ? 1 : 0)].position - candidate.span.lowerBound)) : 100,
    ]
  }
}
