/// What a copy has in place of a span, with what its rank depends on.
struct Reading: Comparable {
  var passage: CopyPassage
  var difference: CopyAlignment.Difference
  var isSuspect: Bool
  var isVariant: Bool

  static func == (lhs: Reading, rhs: Reading) -> Bool { !(lhs < rhs) && !(rhs < lhs) }

  static func < (lhs: Reading, rhs: Reading) -> Bool {
    if lhs.isSuspect != rhs.isSuspect { return !lhs.isSuspect }
    let (left, right) = (lhs.passage, rhs.passage)
    if left.source.documents != right.source.documents { return left.source.documents > right.source.documents }
    if left.matchedWords != right.matchedWords { return left.matchedWords > right.matchedWords }
    if left.source.name != right.source.name {
      return left.source.name.utf8.lexicographicallyPrecedes(right.source.name.utf8)
    }
    // Sentences are numbered by their hash, which is the same in every run.
    if left.sentence != right.sentence { return left.sentence < right.sentence }
    let (first, second) = (lhs.difference, rhs.difference)
    if first.document.lowerBound != second.document.lowerBound {
      return first.document.lowerBound < second.document.lowerBound
    }
    return first.document.upperBound < second.document.upperBound
  }
}
