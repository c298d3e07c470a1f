/// A text file to train on, and how much it counts.
public struct TrainingCorpus: Hashable, Sendable {
  /// What messages and the recipe call it.
  public var name: String
  /// The UTF-8 text: a paragraph a line, or a sentence a line.
  public var path: String
  /// What an occurrence counts, above 0 and at most 8; 1 as a rule.
  ///
  /// Weights move probability between corpora without touching the discounts: see ``NGramTrainer``.
  public var weight: Double
  /// The most often that one n-gram of the highest order counts, nil for no limit.
  ///
  /// For formulaic text: the hundredth `in witness whereof , I` teaches nothing that the third did not.
  public var cap: Int?

  /// Makes a corpus.
  public init(name: String, path: String, weight: Double = 1, cap: Int? = nil) {
    self.name = name
    self.path = path
    self.weight = weight
    self.cap = cap
  }
}
