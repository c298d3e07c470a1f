/// A word that stands twice in a row, one space apart.
struct Doubling {
  /// What the word is, and so what may be done about it.
  enum Kind {
    /// An article or possessive: never doubled but by a slip.
    case determiner
    /// A conjunction or preposition that is never doubled but by a slip.
    case connective
    /// A capitalised word.
    case name
    /// Any other word.
    case other
  }

  var kind: Kind
  var first: Range<Int>
  var second: Range<Int>

  /// Both words and the space between them.
  var range: Range<Int> { first.lowerBound..<second.upperBound }

  /// The second word and the space before it.
  var removal: Range<Int> { first.upperBound..<second.upperBound }
}
