/// A clean text to damage.
struct CorpusDocument: Hashable, Sendable {
  var id: String
  var genre: String?
  var text: [UInt8]
  /// Its place among all texts read, which decides its random numbers.
  var ordinal = 0
}
