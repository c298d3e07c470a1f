public import NGrams

/// What Copydesk needs to find and restore words that were written over: a language model, and weights learned with it.
///
/// A value that can be shared between tasks. Without one, a ``Cleaner`` leaves out the stage `scramble`.
public struct RepairModel: Sendable {
  /// The n-gram model that says which words fit a context.
  public let language: LanguageModel
  /// The weights of detection, repair and their calibration.
  package let weights: WordRepairWeights

  /// Joins a language model and weights.
  ///
  /// - Parameters:
  ///   - language: A model trained on running text.
  ///   - weights: A file of weights as `copydesk learn` writes it.
  ///   - name: Names the weights in errors.
  /// - Throws: ``RepairModelError`` if the weights cannot be used.
  public init(language: LanguageModel, weights: UnsafeRawBufferPointer, name: String) throws(RepairModelError) {
    self.language = language
    self.weights = try WordRepairWeights(encoded: weights, name: name)
  }

  /// Takes the weights of another model with a language model adapted from its own.
  public init(_ other: RepairModel, language: LanguageModel) {
    self.language = language
    weights = other.weights
  }

  /// Joins a language model and weights just learned.
  package init(language: LanguageModel, weights: WordRepairWeights) {
    self.language = language
    self.weights = weights
  }

  /// How the weights were made.
  public var recipe: String { weights.recipe }
}

/// Why a repair model cannot be used.
public struct RepairModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the model is.
  public var name: String
  /// What is wrong with it.
  public var reason: String
  /// What helps.
  public var remedy: String

  /// One line: where, what, and the remedy.
  public var description: String { "\(name): \(reason); \(remedy)" }

  /// Creates an error.
  public init(name: String, reason: String, remedy: String) {
    self.name = name
    self.reason = reason
    self.remedy = remedy
  }
}
