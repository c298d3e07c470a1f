/// A span that may stand where other words stood, and what the detector thinks of it.
struct PasteCandidate {
  /// The tokens.
  var span: Range<Int>
  /// The group of equal spans in ``RepeatedSpans``.
  var group: Int
  /// The probability that it is a paste by its own features, before the drift is known.
  var localProbability: Float = 0
  /// The probability that it is a paste, the drift taken into account.
  var probability: Float = 0
}
