internal import Bytes

/// The columns of a table that trees are learned from, in their order.
///
/// Trees know a feature by its column alone. So columns have names, rows are filled by name, widths come from the
/// enumerations, and ``Features/fingerprint`` of all names lies in the file of weights: weights and code that mean
/// different columns never meet.
protocol FeatureSet: CaseIterable, RawRepresentable, Sendable where RawValue == Int {}

extension FeatureSet {
  /// The number of columns.
  static var count: Int { allCases.count }
}

/// What a span says by itself, at little cost; see ``LocalFeatures``.
enum CheapFeature: Int, FeatureSet {
  case firstScore, firstMatched, restScore, nextScore, nextMatched, secondNextMatched, rightScore
  case leftInformation, rightInformation, previousScore, secondPreviousScore, length
  case firstRole, lastRole, previousRole, secondPreviousRole, nextRole, secondNextRole, isCapitalized, person
  case occurrences, othersMisfitShare, othersInformation, othersMisfits, distanceToPrevious, isFirstOccurrence
  case growsLeft, growsRight, meanScore, misfitShare, startsSentence, endsSentence, secondNextScore
  case bothInformation, doublesPrevious, doublesNext, position, thirdPreviousScore, thirdNextScore
  case thirdPersonShare, speechShare, nearbyOccurrences, sentencesToPrevious
}

/// What the language model would have in place of a span; see ``LocalFeatures``.
enum CostlyFeature: Int, FeatureSet {
  case gainOfNothing, bestFilling, gainOfFilling
}

/// How a span fits the drift of the whole text; see ``DriftFeatures``.
enum DriftFeature: Int, FeatureSet {
  case expectedEvidence, likeliestEvidence, likeliestDrift, likeliestProbability, likeliestMatch, bestEvidence
  case localProbability, density, strongDensity, noDriftProbability, suspects, evidence, meanEvidence
  case groupProbability, mentionProbability, pairProbability, distanceToPrevious, distanceToNext
}

/// What speaks for one filling of a place; see ``FillingFeatures``.
enum FillingFeature: Int, FeatureSet {
  case words, score, forwardScore, scoreBelowBestOfLength, bestOfLengthBelowBest, rankOfLength, gain
  case matchedBefore, matchedAfter, mentionLength, wordsBeyondMention, mentionMatch, driftProbability, drift
  case pasteProbability, pasteLength, wordsBeyondPaste, previousRole, nextRole, pasteRole
  case startsSentence, endsSentence, rightContext, openingRole
  case unigramScore, rarestWord, leastCount, counts, firstRole, lastRole, pairBefore, pairAfter
  case nearbyRepeats, doublesNeighbour, repeatsPaste, pairScore
}

/// What speaks for one filling of a place against the others in the second pass; see ``RescoredPlace``.
enum RankingFeature: Int, FeatureSet {
  case score, agreement, isUnknown, isNearby, lengthMismatch, isNothing, words
}

/// What speaks for the first filling of the second pass; see ``RescoredPlace``.
enum SecondPassFeature: Int, FeatureSet {
  case share, runnerUpShare, gain, gainOverNothing, score, detection, rank, ngramShare, bestNgramShare
  case words, letters, pasteLength, mentionLength, wordsBeyondMention, drift, driftProbability
  case isNearby, isFinal, startsSentence, endsSentence, lengthShare, nothingShare
  case distanceToPrevious, distanceToNext, density, localProbability
}

/// All feature sets together.
enum Features {
  /// Thirty-two bits of a hash over the names of all features in their order: what weights were learned on.
  static let fingerprint: UInt32 = {
    let all =
      names(CheapFeature.self) + names(CostlyFeature.self) + names(DriftFeature.self) + names(FillingFeature.self)
    return FNV1a.hash32(all.utf8)
  }()

  /// The same of the second pass, whose numbers may come and go while the others stay.
  static let secondPassFingerprint = FNV1a.hash32((names(RankingFeature.self) + names(SecondPassFeature.self)).utf8)

  private static func names<Feature: FeatureSet>(_ set: Feature.Type) -> String {
    "\(set):" + set.allCases.map { "\($0)" }.joined(separator: ",") + ";"
  }
}

/// A row of one feature set inside a table, filled by name.
struct FeatureRow<Feature: FeatureSet> {
  private let values: UnsafeMutableBufferPointer<Float>

  /// The columns of a set that begin at an element of a table; nil if they do not lie inside it.
  @inline(__always)
  init?(in table: UnsafeMutableBufferPointer<Float>, at start: Int) {
    guard start >= 0, start + Feature.count <= table.count else { return nil }
    values = UnsafeMutableBufferPointer(rebasing: table[start..<(start + Feature.count)])
  }

  /// The value of a feature.
  @inline(__always)
  subscript(feature: Feature) -> Float {
    get { values[feature.rawValue] }
    nonmutating set { values[feature.rawValue] = newValue }
  }

  /// Sets a feature to 1 or 0.
  @inline(__always)
  func set(_ feature: Feature, _ holds: Bool) { values[feature.rawValue] = holds ? 1 : 0 }
}
