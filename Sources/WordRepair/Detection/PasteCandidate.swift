/// A span that may stand where other words stood, and what the detector thinks of it.
package struct PasteCandidate {
  /// The tokens.
  package var span: Range<Int>
  /// The group of equal spans in ``RepeatedSpans``.
  var group: Int
  /// The probability that it is a paste by its own features, before the drift is known.
  package var localProbability: Float = 0
  /// The probability that it is a paste, the drift taken into account.
  package var probability: Float = 0
}
