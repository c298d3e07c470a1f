internal import Glibc

/// The drift along a document: a hidden Markov model whose state is how far to the right of their mentions pastes land.
///
/// The law of the damage (see ``MentionMatch``): a paste stands `drift` tokens to the right of the mention that made it;
/// the drift is the same over long stretches and only grows. Each suspected paste speaks for the drifts at which a
/// matching mention stands to its left, as strongly as it is itself believed. The posterior at any token comes from the
/// forward-backward algorithm (Rabiner 1989) over the suspects, the suspect asked about left out, so that its own mention
/// can then be weighed against what all others say. Drift 0 leaves no mention to be seen.
package struct DriftModel: Hashable, Sendable {
  /// The largest drift known, in tokens.
  package static let maximum = 12
  /// The number of states.
  package static let stateCount = maximum + 1

  /// For each ``MentionMatch``, the natural log of how much more often it is met at the true drift than at others.
  var evidence: [Float]
  /// The log probabilities of the drift at the first suspect.
  var initial: [Float]
  /// The log probabilities of growth by 0, 1, 2, … tokens from one suspect to the next.
  var growth: [Float]

  /// A model that has learned nothing: every match, start and growth is as likely as any other.
  static let unlearned = DriftModel(
    evidence: Array(repeating: 0, count: MentionMatch.allCases.count),
    initial: Array(repeating: -logf(Float(stateCount)), count: stateCount),
    growth: Array(repeating: -logf(Float(stateCount)), count: stateCount))

  package init(evidence: [Float], initial: [Float], growth: [Float]) {
    self.evidence = evidence
    self.initial = initial
    self.growth = growth
  }

  /// A suspected paste: where it stands, how far it is believed, and what stands to its left at each drift.
  struct Suspect {
    var position: Int
    var probability: Float
    var matches: InlineArray<13, UInt8>
  }

  /// What is known of the drift at one place.
  struct Posterior {
    /// The probability of each drift.
    var probabilities: [Float]
    /// The likeliest drift.
    var likeliest: Int
  }

  /// How much a suspect's matches speak for a drift, as a natural log.
  func weight(_ matches: InlineArray<13, UInt8>, drift: Int) -> Float {
    drift == 0 ? 0 : evidence[Int(matches[drift])]
  }

  /// The posterior drift at each suspect, by the evidence of all others; the suspects rise by position.
  ///
  /// - Complexity: O(suspects × drifts²).
  ///
  /// Also gives how much likelier, as a natural log, the suspects' mentions are under some drift than by chance.
  func posteriors(_ suspects: [Suspect]) -> (posteriors: [Posterior], evidence: Float) {
    let states = Self.stateCount
    let emissions = suspects.map { suspect in
      (0..<states).map { drift in
        logf(suspect.probability * expf(weight(suspect.matches, drift: drift)) + 1 - suspect.probability)
      }
    }
    // What the suspects before say, without the suspect itself.
    var before: [[Float]] = []
    var row = initial
    for index in suspects.indices {
      before.append(row)
      row = forward((0..<states).map { row[$0] + emissions[index][$0] })
    }
    var result = [Posterior](repeating: Posterior(probabilities: [], likeliest: 0), count: suspects.count)
    var after = [Float](repeating: 0, count: states)
    for index in suspects.indices.reversed() {
      result[index] = Self.normalized((0..<states).map { before[index][$0] + after[$0] })
      after = backward((0..<states).map { after[$0] + emissions[index][$0] })
    }
    return (result, Self.logSum(row))
  }

  private func forward(_ row: [Float]) -> [Float] {
    (0..<Self.stateCount).map { to in
      Self.logSum((0...to).map { row[$0] + growth[to - $0] })
    }
  }

  private func backward(_ row: [Float]) -> [Float] {
    (0..<Self.stateCount).map { from in
      Self.logSum((from..<Self.stateCount).map { row[$0] + growth[$0 - from] })
    }
  }

  private static func normalized(_ row: [Float]) -> Posterior {
    let top = row.max() ?? 0
    let weights = row.map { expf($0 - top) }
    let sum = weights.reduce(0, +)
    let likeliest = row.indices.max { row[$0] < row[$1] } ?? 0
    return Posterior(probabilities: weights.map { $0 / sum }, likeliest: likeliest)
  }

  private static func logSum(_ values: [Float]) -> Float {
    let top = values.max() ?? 0
    return top + logf(values.reduce(0) { $0 + expf($1 - top) })
  }
}
