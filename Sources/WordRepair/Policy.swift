internal import Copydesk

/// Which texts and places the word stage looks at and reports, each threshold with where it comes from.
///
/// "Sound news" are some 6,000 articles of 14 publishers, "development sets" articles with mentions written over words
/// by the project's own generator and by a resolver's real output, none of them learned from. `copydesk eval` and
/// `copydesk learn` make the figures again. What is counted in places per thousand tokens is the mean a text is expected
/// to have, the sum of the probabilities of its candidates.
package enum Policy {
  // MARK: Which texts are looked at

  /// Plausible pastes in a thousand tokens, by the cheap features, below which a text is left alone.
  ///
  /// Half of all sound news has below 3.6, nineteen in twenty damaged articles above 7.5.
  static let leastPlausibleDensity: Float = 5
  /// The same by all local features; below it nothing was found on development sets.
  static let leastLocalDensity: Float = 3
  /// Places found in a thousand tokens below which none is reported.
  ///
  /// A resolver that overwrote a tenth of all mentions leaves some eight, of which two in three are found.
  static let leastDensity: Float = 4
  /// Places below which none is reported: one pass of a resolver leaves dozens.
  static let fewestPlaces = 3
  /// A place that is at least so likely to have been written over counts as sure.
  static let sureDetection: Float = 0.8
  /// Sure places below which none is reported.
  ///
  /// Sound articles that name somebody often have many doubtful places and hardly a sure one; of damaged articles
  /// with a drift nearly all have three.
  static let fewestSurePlaces = 3

  // MARK: Which places are reported

  /// The probability by the cheap features below which a candidate is dropped.
  static let leastPlausible: Float = 0.02
  /// The probability by all local features below which the drift cannot save a candidate: none of those found on
  /// development sets was below.
  static let leastLikely: Float = 0.05
  /// Suspects believed less than this are left out of the drift.
  static let leastSuspect: Float = 0.05
  /// Half of all doubtful places found are true: below that a report misleads more often than not.
  package static let leastDetection: Float = 0.5

  /// The same for places that a second pass is asked about: of a tenth of all places missed it finds some, at the cost of
  /// a third more questions.
  package static let leastSuspicion: Float = 0.3

  // MARK: What is written

  /// How many fillings are listed with a place.
  static let suggestionCount = 5
  /// The share of a filling from which on it is context for the places to its right.
  static let leastContextScore: Float = 0.1
  /// The share of a filling of the second pass from which on it is context for the places to its right, if it is likelier
  /// than what stands there by as many nats.
  ///
  /// Of true places the median gain is 13.7, of false reports 1.9, of sound news 1.3.
  static let leastRestoredShare: Float = 0.5
  static let leastRestoredGain: Float = 4
  /// The share of capitalised words above which a sentence is a headline; names pasted into prose do not reach it.
  static let headlineShare = 0.6

  /// Whether words may be written at all: `safe` only reports.
  ///
  /// How sure they must be is the profile's own threshold, as for every rule: the share of such edits that are right.
  static func writesWords(_ profile: Profile) -> Bool { profile != .safe }
}

/// How the trees of the word stage are learned; see `WordRepairTrainer` and `JunctionGateTrainer` in the laboratory.
package enum TrainingRecipe {
  /// The sizes of an ensemble of trees, found by cross-validation on the development set while features were chosen.
  package struct Trees: Sendable {
    package var treeCount: Int
    package var leafCount: Int?
    package var learningRate: Double?
  }

  /// The parts that texts are dealt to in turn, so that each step sees what earlier ones say of texts they have not
  /// learned from.
  package static let partCount = 8
  package static let prefilterParts = 0...0
  package static let localParts = 0...2
  package static let driftedParts = 3...5
  package static let fillingParts = 3...6
  package static let calibrationParts = 7...7

  package static let gate = Trees(treeCount: 100, leafCount: 8, learningRate: 0.06)
  package static let prefilter = Trees(treeCount: 40, leafCount: 8, learningRate: 0.2)
  package static let local = Trees(treeCount: 240, learningRate: 0.05)
  package static let drifted = Trees(treeCount: 500, leafCount: 23, learningRate: 0.03)
  package static let filling = Trees(treeCount: 300, learningRate: 0.05)

  /// Small trees, for some thousand places are learned from.
  ///
  /// By folds over 4,892 places they gave more sure answers, as often right, than 80 trees of 5 leaves or a logistic
  /// regression.
  package static let secondPass = Trees(treeCount: 200, leafCount: 8, learningRate: 0.05)

  /// The least probability of a paste for its fillings to be learned from.
  package static let leastLearnedFrom: Float = 0.1
  /// The folds of the gate, see `JunctionGateTrainer`.
  package static let gateFolds = 4
  /// The share of sound texts that may pass the gate, by folds.
  ///
  /// What is asked of sound texts decides the time of a run over news, most of which is sound. docs/experiments.md has the
  /// curve: of other sound news 11 % pass, and where no drift was one place in ten is not looked at.
  package static let gateSoundShare = 0.04
  /// Damaged texts with fewer places than this in a thousand bytes are too much like sound ones for the gate to learn
  /// from.
  package static let gateLeastDensity = 0.7
}
