/// Finds where two sequences of numbers differ, in linear time.
///
/// First tries the fewest differences (E. Myers, "An O(ND) Difference Algorithm", 1986) within a budget of steps. Past
/// it, splits at numbers that occur once on both sides in the same order (patience diff), and between them goes on in
/// strides of a few differences each; a stride that finds little in common counts as changed as a whole.
enum SequenceComparison {
  /// A changed stretch: these places of the first sequence, those of the second.
  struct Change: Hashable {
    var first: Range<Int>
    var second: Range<Int>
  }

  /// The most differences looked for in one go: the search remembers the square of it.
  private static let differenceLimit = 400

  /// The differences of one stride, and so the most steps for every number of a text.
  private static let strideLimit = 64

  /// The changed stretches, in order; at least one number is kept between two of them.
  static func changes(from first: [Int32], to second: [Int32]) -> [Change] {
    var result: [Change] = []
    let whole = Change(first: 0..<first.count, second: 0..<second.count)
    compare(whole, first, second, mayAnchor: true, into: &result)
    return result
  }

  private static func compare(
    _ stretch: Change, _ first: [Int32], _ second: [Int32], mayAnchor: Bool, into result: inout [Change]
  ) {
    let stretch = trim(stretch, first, second)
    if stretch.first.isEmpty, stretch.second.isEmpty { return }
    if stretch.first.isEmpty || stretch.second.isEmpty {
      append(stretch, to: &result)
    } else if let path = shortestPath(through: stretch, first, second) {
      for change in path.changes { append(change, to: &result) }
    } else if mayAnchor {
      var (start, other) = (stretch.first.lowerBound, stretch.second.lowerBound)
      let end = (stretch.first.upperBound, stretch.second.upperBound)
      for anchor in UniqueAnchors.find(in: stretch, first, second) + [end] {
        compare(
          Change(first: start..<anchor.0, second: other..<anchor.1), first, second, mayAnchor: false, into: &result)
        (start, other) = (anchor.0 + 1, anchor.1 + 1)
      }
    } else {
      stride(through: stretch, first, second, into: &result)
    }
  }

  /// The whole path, if it is short and cheap to find.
  private static func shortestPath(
    through stretch: Change, _ first: [Int32], _ second: [Int32]
  ) -> ShortestEdit.Path? {
    let size = stretch.first.count + stretch.second.count
    guard abs(stretch.first.count - stretch.second.count) <= differenceLimit,
      let path = ShortestEdit.path(
        through: stretch, first, second, limit: differenceLimit, budget: 16 * size + 256),
      path.end == (stretch.first.upperBound, stretch.second.upperBound)
    else { return nil }
    return path
  }

  private static func stride(
    through stretch: Change, _ first: [Int32], _ second: [Int32], into result: inout [Change]
  ) {
    var rest = stretch
    while !rest.first.isEmpty, !rest.second.isEmpty {
      guard let path = ShortestEdit.path(through: rest, first, second, limit: strideLimit),
        path.end != (rest.first.lowerBound, rest.second.lowerBound)
      else { break }
      let walked = Change(
        first: rest.first.lowerBound..<path.end.first, second: rest.second.lowerBound..<path.end.second)
      let kept = (walked.first.count + walked.second.count - path.differences) / 2
      if kept < path.differences / 2 {
        append(walked, to: &result)
      } else {
        for change in path.changes { append(change, to: &result) }
      }
      rest = Change(
        first: path.end.first..<rest.first.upperBound, second: path.end.second..<rest.second.upperBound)
    }
    if !rest.first.isEmpty || !rest.second.isEmpty { append(rest, to: &result) }
  }

  private static func trim(_ stretch: Change, _ first: [Int32], _ second: [Int32]) -> Change {
    var (left, right) = (stretch.first, stretch.second)
    while let one = left.first, let other = right.first, first[one] == second[other] {
      left = one + 1..<left.upperBound
      right = other + 1..<right.upperBound
    }
    while let one = left.last, let other = right.last, first[one] == second[other] {
      left = left.lowerBound..<one
      right = right.lowerBound..<other
    }
    return Change(first: left, second: right)
  }

  private static func append(_ change: Change, to result: inout [Change]) {
    if let last = result.last, last.first.upperBound == change.first.lowerBound,
      last.second.upperBound == change.second.lowerBound
    {
      result[result.count - 1] = Change(
        first: last.first.lowerBound..<change.first.upperBound,
        second: last.second.lowerBound..<change.second.upperBound)
    } else {
      result.append(change)
    }
  }
}
