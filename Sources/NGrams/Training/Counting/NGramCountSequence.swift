/// N-grams of the highest order with their counts, ascending in suffix order.
///
/// Those that begin a sentence are shorter than the order.
protocol NGramCountSequence: AnyObject {
  /// The n-gram at hand, in suffix order.
  var key: UInt128 { get }
  /// How often it counts.
  var count: UInt64 { get }
  /// The same with each corpus's weight.
  var weightedCount: Double { get }
  /// Where it was seen; n-grams seen in a single document are not kept.
  var documents: DocumentSpan { get }

  /// Moves on to the next n-gram; false at the end.
  func advance() throws(ModelError) -> Bool
}

extension NGramCountSequence {
  /// Documents are not told apart, and everything is kept.
  var documents: DocumentSpan { .several }
}
