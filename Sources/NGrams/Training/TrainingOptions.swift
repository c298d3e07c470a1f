/// How a model is trained.
public struct TrainingOptions: Hashable, Sendable {
  /// The length of the longest n-grams, 2 through 6.
  public var order = 5
  /// How many bytes of memory a training may use: for the spellings of the text, at most half of it (16 MB at least),
  /// then for sorting.
  public var memory = 2 << 30
  /// How lines are cut.
  public var style = TokenStyle.text
  /// The most words that the vocabulary keeps, by falling count, nil for all; classes and reserved words come on top.
  public var vocabularyLimit: Int?
  /// Words that occur less often are not kept.
  public var minimumWordCount = 1.0
  /// N-grams that occur no more often than this are left out, by order from 1; a shorter list repeats its last
  /// number.
  ///
  /// Rising numbers only, and 0 for order 1, whose words the vocabulary's limits choose.
  public var cutoffs: [Int] = []
  /// An n-gram is left out if that changes the model's perplexity by less than this share, such as 1e-8; 0 keeps all.
  public var pruneThreshold = 0.0
  /// How many threads work; the result does not depend on it.
  public var threadCount = 2
  /// The folder for temporary files, which have no names there.
  public var temporaryFolder = "/tmp"

  /// Makes the default options.
  public init() {}

  /// The cut-off of an order, 1 and up.
  func cutoff(order: Int) -> Int {
    guard order > 1, let last = cutoffs.last else { return 0 }
    return cutoffs.indices.contains(order - 1) ? cutoffs[order - 1] : last
  }

  func validate() throws(ModelError) {
    func fail(_ problem: String, _ remedy: String) -> ModelError {
      ModelError(.limit, at: "training options", problem, remedy: remedy)
    }
    guard 2...6 ~= order else { throw fail("the order is \(order)", "choose an order from 2 to 6") }
    guard threadCount >= 1, memory >= 1 << 16 else {
      throw fail("\(threadCount) threads and \(memory) bytes", "give a thread and 64 KB at least")
    }
    let steps = (1...order).map { cutoff(order: $0) }
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0 <= $1 }), steps.allSatisfy({ $0 >= 0 }) else {
      throw fail("the cut-offs \(steps) fall", "give cut-offs that rise with the order")
    }
    guard pruneThreshold >= 0, pruneThreshold < 1 else {
      throw fail("the pruning threshold is \(pruneThreshold)", "choose one from 0 to below 1, such as 1e-8")
    }
  }
}

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

/// How the lines of a corpus are cut into tokens.
public enum TokenStyle: String, Hashable, Sendable, CaseIterable {
  /// Running text: ICU's words by ``TokenNormalizer``, sentences found, unseen words by ``TokenClass``.
  case text
  /// Tokens between spaces, a sentence a line, nothing folded, unseen words as `<unk>`: what KenLM's lmplz reads.
  ///
  /// Empty lines are passed over; lmplz counts them as sentences.
  case whitespace
}
