/// Everything learned about mentions written over other words.
///
/// Made by ``ScrambleTrainer`` from damaged texts whose damage is known; of use only with the features it was learned on,
/// which ``featureVersion`` tells. Values, a few hundred kilobytes.
package struct ScrambleModel: Hashable, Sendable {
  /// Which set of features the trees expect; raised with every change of a feature.
  static let featureVersion: UInt32 = 4

  /// Whether a text is worth a look at all.
  package var gate = JunctionGate.open
  /// Whether a span can have been pasted at all, by its cheap features.
  package var prefilter: BoostedTrees = .constant
  /// Whether a span was pasted, by itself.
  package var local: BoostedTrees = .constant
  /// How pastes and mentions lie to each other.
  package var drift = DriftModel.unlearned
  /// Whether a span was pasted, the drift known.
  package var drifted: BoostedTrees = .constant
  /// Which words stood there.
  package var filling: BoostedTrees = .constant
  /// How often a span with such a score was pasted.
  package var detection = IsotonicCalibration([])
  /// How often a filling with such a score is right.
  package var repair = IsotonicCalibration([])
  /// How the weights were made: texts, seeds, counts, licences.
  package var recipe = ""

  /// A model that has learned nothing and finds nothing.
  package init() {}
}
