internal import Bytes
internal import Copydesk
internal import Glibc

/// What the drift says about whether a span was pasted.
package struct DriftFeatures {
  /// The number of features.
  package static let count = DriftFeature.count

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
    let likely = candidates.filter { $0.localProbability >= Policy.leastSuspect }
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
  func fill(_ row: FeatureRow<DriftFeature>, of candidate: PasteCandidate) {
    let matches = Self.matches(of: candidate.span, in: text)
    guard let posterior = posterior(at: candidate) else {
      for feature in DriftFeature.allCases { row[feature] = 0 }
      row[.localProbability] = candidate.localProbability
      return
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
    row[.expectedEvidence] = logf(expected)
    row[.likeliestEvidence] = model.weight(matches, drift: likeliest)
    row[.likeliestDrift] = Float(likeliest)
    row[.likeliestProbability] = posterior.probabilities[likeliest]
    row[.likeliestMatch] = Float(matches[likeliest])
    row[.bestEvidence] = best
    row[.localProbability] = candidate.localProbability
    row[.density] = density
    row[.strongDensity] = strongShare
    row[.noDriftProbability] = posterior.probabilities[0]
    row[.suspects] = Float(suspects.count)
    row[.evidence] = evidence
    row[.meanEvidence] = evidence / Float(suspects.count)
    row[.groupProbability] = max(0, (groups[candidate.group] ?? 0) - own)
    row[.mentionProbability] = mention.map { max(0, (mentions[$0] ?? 0) - own) } ?? 0
    row[.pairProbability] =
      mention.map { max(0, (pairs[Pair(group: candidate.group, mention: $0)] ?? 0) - own) } ?? 0
    row[.distanceToPrevious] =
      index > 0 ? Float(min(100, candidate.span.lowerBound - suspects[index - 1].position)) : 100
    let next = index + (isSuspect ? 1 : 0)
    row[.distanceToNext] =
      next < suspects.count ? Float(min(100, suspects[next].position - candidate.span.lowerBound)) : 100
  }
}
