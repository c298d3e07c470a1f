package import NGrams

/// Words that may have stood in a place.
package struct Filling: Hashable {
  /// The words' ids, first to last.
  package var words: [WordID]
  /// The log10 probability of the words and of what follows them, after what stands before.
  var score: Float
  /// The log10 probability of the first word after what stands before.
  var forward: Float
  /// The length of the n-gram that the first word, and the token after the last, complete.
  var matchedBefore: UInt8
  var matchedAfter: UInt8
}
