/// Finds where two sequences of numbers differ, in linear time.
///
/// First tries the fewest differences (E. Myers, "An O(ND) Difference Algorithm", 1986) within a budget of steps. Past
/// it, splits at numbers that occur once on both sides in the same order (patience diff), and between them goes on in
/// strides of a few differences each; a stride that finds little in common counts as changed as a whole.
package enum SequenceComparison {
  /// A changed stretch: these places of the first sequence, those of the second.
  package struct Change: Hashable {
    package var first: Range<Int>
    package var second: Range<Int>
  }

  /// The most differences looked for in one go: the search remembers the square of it.
  private static let differenceLimit = 400

  /// The differences of one stride, and so the most steps for every number of a text.
  private static let strideLimit = 64

  /// The changed stretches, in order; at least one number is kept between two of them.
  package static func changes(from first: [Int32], to second: [Int32]) -> [Change] {
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

/// Myers' greedy search for the fewest insertions and deletions, within limits.
enum ShortestEdit {
  /// How far a search came.
  struct Path {
    /// The changed stretches on the way.
    var changes: [SequenceComparison.Change]
    /// Where it ended: places after the last number compared, on both sides.
    var end: (first: Int, second: Int)
    /// The insertions and deletions made.
    var differences: Int
  }

  /// The shortest path through a stretch; if that has more differences than `limit`, the longest way that many lead.
  ///
  /// Gives nil if the search takes more than `budget` steps.
  /// - Complexity: O(*limit* × *n*) steps at most, and memory for the square of `limit`.
  static func path(
    through stretch: SequenceComparison.Change, _ first: [Int32], _ second: [Int32], limit: Int, budget: Int = .max
  ) -> Path? {
    let (rows, columns) = (stretch.first.count, stretch.second.count)
    let (top, left) = (stretch.first.lowerBound, stretch.second.lowerBound)
    let limit = min(rows + columns, limit)
    var budget = budget
    // reach[origin + diagonal] is the furthest row reached on a diagonal (row minus column).
    var reach = [Int](repeating: 0, count: 2 * limit + 3)
    let origin = limit + 1
    var trace: [[Int]] = []
    for differences in 0...limit {
      trace.append(Array(reach[origin - differences - 1...origin + differences + 1]))
      for diagonal in stride(from: -differences, through: differences, by: 2) {
        let deletes = isDeletion(diagonal, differences, reach, origin)
        var row = deletes ? reach[origin + diagonal - 1] + 1 : reach[origin + diagonal + 1]
        var column = row - diagonal
        while row < rows, column < columns, column >= 0, first[top + row] == second[left + column] {
          row += 1
          column += 1
          budget -= 1
        }
        reach[origin + diagonal] = row
        budget -= 1
        if row >= rows, column >= columns { return path(trace, stretch, rows, columns) }
      }
      if budget < 0 { return nil }
    }
    let ends = stride(from: -limit, through: limit, by: 2).map {
      (row: reach[origin + $0], column: reach[origin + $0] - $0)
    }
    let inside = ends.filter { $0.row <= rows && (0...columns).contains($0.column) }
    guard let end = inside.max(by: { $0.row + $0.column < $1.row + $1.column }) else { return nil }
    return path(trace, stretch, end.row, end.column)
  }

  private static func isDeletion(_ diagonal: Int, _ differences: Int, _ reach: [Int], _ origin: Int) -> Bool {
    if diagonal == -differences { return false }
    if diagonal == differences { return true }
    return reach[origin + diagonal - 1] >= reach[origin + diagonal + 1]
  }

  /// Walks back from an end through what every round had reached.
  private static func path(
    _ trace: [[Int]], _ stretch: SequenceComparison.Change, _ rows: Int, _ columns: Int
  ) -> Path {
    var steps: [(row: Int, column: Int, deletes: Bool)] = []
    var (row, column) = (rows, columns)
    for differences in trace.indices.reversed() where differences > 0 {
      let reach = trace[differences]
      let origin = differences + 1
      let diagonal = row - column
      let deletes = isDeletion(diagonal, differences, reach, origin)
      let before = reach[origin + diagonal + (deletes ? -1 : 1)]
      let other = before - (diagonal + (deletes ? -1 : 1))
      steps.append((before, other, deletes))
      (row, column) = (before, other)
    }
    var changes: [SequenceComparison.Change] = []
    for step in steps.reversed() {
      let first = stretch.first.lowerBound + step.row
      let second = stretch.second.lowerBound + step.column
      let next = SequenceComparison.Change(
        first: first..<first + (step.deletes ? 1 : 0), second: second..<second + (step.deletes ? 0 : 1))
      if let last = changes.last, last.first.upperBound == next.first.lowerBound,
        last.second.upperBound == next.second.lowerBound
      {
        changes[changes.count - 1] = SequenceComparison.Change(
          first: last.first.lowerBound..<next.first.upperBound,
          second: last.second.lowerBound..<next.second.upperBound)
      } else {
        changes.append(next)
      }
    }
    let end = (stretch.first.lowerBound + rows, stretch.second.lowerBound + columns)
    return Path(changes: changes, end: end, differences: trace.count - 1)
  }
}

/// Numbers that occur once on both sides, in the same order on both: the fixed points of a patience diff.
enum UniqueAnchors {
  /// Pairs of places, ascending on both sides.
  ///
  /// - Complexity: O(*n* + *k* log *k*) for *k* numbers that occur once.
  static func find(
    in stretch: SequenceComparison.Change, _ first: [Int32], _ second: [Int32]
  ) -> [(Int, Int)] {
    var places: [Int32: (first: Int?, second: Int?)] = [:]
    for place in stretch.first {
      let isNew = places[first[place]] == nil
      places[first[place], default: (nil, nil)].first = isNew ? place : nil
    }
    var seen: Set<Int32> = []
    for place in stretch.second {
      let isNew = seen.insert(second[place]).inserted
      places[second[place]]?.second = isNew ? place : nil
    }
    let pairs = stretch.first.compactMap { place -> (Int, Int)? in
      guard let pair = places[first[place]], pair.first == place, let other = pair.second else { return nil }
      return (place, other)
    }
    return longestAscending(pairs)
  }

  /// The longest run of pairs whose second places ascend too.
  private static func longestAscending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tails: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tails[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low < tails.count { tails[low] = index } else { tails.append(index) }
    }
    var chain: [(Int, Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = previous[index]
    }
    return chain.reversed()
  }
}
