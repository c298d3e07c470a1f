/// Something that holds n-grams with their probabilities and backoff weights: an ARPA file, a trained model, a mapped
/// one.
///
/// The contract, which ``ModelWriter`` relies on and checks where that is cheap:
/// - Every id of the vocabulary has exactly one 1-gram.
/// - N-grams of an order come once each, ascending in the lexicographic order of their ids in the order of the text.
/// - Probabilities are log10 and at most 0, backoff weights are log10 and finite; 0 for n-grams of the highest order.
///
/// N-grams whose context (all words but the last) or suffix (all words but the first) is not itself in the source are
/// allowed, as pruning leaves them; what is missing is derived by backing off.
public protocol NGramSource {
  /// The length of the longest n-grams, 1 through ``LanguageModel/maximumOrder``.
  var order: Int { get }
  /// How many n-grams there are of each order; `counts[0]` is the number of words.
  var counts: [Int] { get }
  /// The words and their ids.
  var vocabulary: Vocabulary { get }

  /// Calls `body` for each n-gram of one order, ascending in the order of its ids.
  ///
  /// - Parameters:
  ///   - n: The order, 1 through ``order``.
  ///   - body: Gets the ids in the order of the text (valid during the call), the log10 probability of the last word
  ///     after the others, and the log10 backoff weight of the whole as a context.
  /// - Throws: What `body` throws, and the source's own errors.
  func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError)
}
