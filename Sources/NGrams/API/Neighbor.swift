/// A word that is likely beside a context, and how likely.
public struct Neighbor: Hashable, Sendable {
  /// The word.
  public let word: WordID
  /// Its log10 score; what it measures is said where the neighbor comes from.
  public let log10Score: Double

  /// Makes a neighbor.
  public init(word: WordID, log10Score: Double) {
    self.word = word
    self.log10Score = log10Score
  }
}
