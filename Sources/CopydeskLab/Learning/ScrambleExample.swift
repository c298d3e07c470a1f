/// A damaged text whose damage is known.
package struct ScrambleExample: Sendable {
  /// A place where a mention was written over other words.
  package struct Site: Sendable {
    /// The bytes of what was pasted.
    package var range: Range<Int>
    /// How many tokens to the right of its mention it stands.
    package var drift: Int
    /// The words that stood there.
    package var words: [String]

    /// Creates a site.
    package init(range: Range<Int>, drift: Int, words: [String]) {
      self.range = range
      self.drift = drift
      self.words = words
    }
  }

  /// The damaged text.
  package var text: [UInt8]
  /// Its places, rising.
  package var sites: [Site]

  /// Creates an example.
  package init(text: [UInt8], sites: [Site]) {
    self.text = text
    self.sites = sites
  }

  /// The site of exactly these bytes.
  func site(exactly range: Range<Int>) -> Site? { sites.first { $0.range == range } }
}
