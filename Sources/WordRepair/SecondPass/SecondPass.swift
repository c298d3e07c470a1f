package import NeuralModel

/// A neural language model that reads the sentences of suspected places, and what was learned of how far to trust it.
///
/// In speech recognition this is second-pass rescoring: an n-gram model proposes, a better one that costs more ranks
/// what was proposed. Without numbers learned with the very same file nothing is written by it: its suggestions come
/// first in the flags, and that is all.
package struct SecondPass: Sendable {
  let model: NeuralModel
  /// What was learned with this model; nil if nothing was.
  package let weights: SecondPassWeights?

  /// Joins a model and what was learned, if it was learned with this model.
  ///
  /// - Complexity: O(*n*) in the bytes of the model, which are hashed.
  package init(_ model: NeuralModel, learned: SecondPassWeights?) {
    self.model = model
    weights = learned.flatMap { $0.modelHash == model.contentHash() ? $0 : nil }
  }

  /// A model from which nothing has been learned yet, for learning.
  package init(unlearned model: NeuralModel) {
    self.model = model
    weights = nil
  }

  /// Opens a reader for one session.
  func makeReader() -> SecondPassReader {
    SecondPassReader(NeuralRescorer(self), ranking: weights?.ranking ?? SecondPassWeights.unlearnedRanking)
  }
}
