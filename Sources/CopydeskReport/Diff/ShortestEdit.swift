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
