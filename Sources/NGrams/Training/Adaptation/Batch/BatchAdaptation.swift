/// What came of adapting a model to a batch.
public struct BatchAdaptation: Sendable {
  /// The adapted model; nil if the batch taught nothing, and the base is as good.
  public let model: LanguageModel?
  /// The documents that were counted, and those held out; copies of a document are counted with it.
  public let documents: (counted: Int, heldOut: Int)
  /// The tokens counted, and those held out, ends of sentences included.
  public let tokens: (counted: Int, heldOut: Int)
  /// The base's share of the mixture; 1 without an adapted model.
  public let baseWeight: Double
  /// The perplexity of the text held out, by the base and by what ``model`` is, else by the base again.
  ///
  /// The weight, one number, was fitted on that text.
  public let perplexity: (base: Double, adapted: Double)

  /// Whether the adapted model differs from the base.
  public var isAdapted: Bool { model != nil }
}
