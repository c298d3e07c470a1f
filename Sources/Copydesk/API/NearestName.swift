/// Finds the name somebody meant who wrote another.
package enum NearestName {
  /// The known name with the smallest edit distance, if it is small enough to be a slip of the hand: a third of the
  /// letters, and one in short words.
  package static func of(_ name: String, in known: some Sequence<String>) -> String? {
    let best = known.sorted().map { (name: $0, distance: distance($0, name)) }.min { $0.distance < $1.distance }
    guard let best, best.distance * 3 <= max(3, name.utf8.count) else { return nil }
    return best.name
  }

  /// The Damerau-Levenshtein distance in bytes: two letters that changed places are one slip.
  static func distance(_ first: String, _ second: String) -> Int {
    let (source, target) = (Array(first.utf8), Array(second.utf8))
    var earlier: [Int] = []
    var row = Array(0...target.count)
    for line in source.indices {
      var next = [line + 1]
      next.reserveCapacity(row.count)
      for column in target.indices {
        var cost = min(row[column + 1], next[column]) + 1
        cost = min(cost, row[column] + (source[line] == target[column] ? 0 : 1))
        if line > 0, column > 0, source[line] == target[column - 1], source[line - 1] == target[column] {
          cost = min(cost, earlier[column - 1] + 1)
        }
        next.append(cost)
      }
      (earlier, row) = (row, next)
    }
    return row[target.count]
  }
}
