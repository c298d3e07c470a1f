/// Moves removals and insertions to where a reader expects them.
///
/// Of `a b` and `a b a b`, the added words may be the first two or the last two, or `b a` in between. Whole lines read best.
enum ChangeSliding {
  /// The most words a change is moved: further would take another look at every word for every change.
  private static let limit = 64

  /// Moves every change that only removes or only inserts so that it starts a line, where it can.
  ///
  /// - Parameters:
  ///   - changes: ascending, with at least one word kept between two of them.
  ///   - first: the words before.
  ///   - second: the words after.
  ///   - newline: the number of the line break among the words.
  /// - Returns: the changes, as many and in the same order.
  static func slide(
    _ changes: [SequenceComparison.Change], _ first: [Int32], _ second: [Int32], newline: Int32
  ) -> [SequenceComparison.Change] {
    var result = changes
    for index in result.indices {
      let change = result[index]
      guard change.first.isEmpty != change.second.isEmpty else { continue }
      let removes = change.second.isEmpty
      let words = removes ? first : second
      let range = removes ? change.first : change.second
      // At least one word must stay between two changes, or they would be one.
      let lower = index > 0 ? (removes ? result[index - 1].first : result[index - 1].second).upperBound + 1 : 0
      let upper =
        index + 1 < result.count
        ? (removes ? result[index + 1].first : result[index + 1].second).lowerBound - 1 : words.count
      let shift = shift(of: range, in: words, lower..<max(lower, upper), newline)
      result[index].first = change.first.lowerBound + shift..<change.first.upperBound + shift
      result[index].second = change.second.lowerBound + shift..<change.second.upperBound + shift
    }
    return result
  }

  /// How far a range can move, over equal words, to start a line.
  private static func shift(of range: Range<Int>, in words: [Int32], _ room: Range<Int>, _ newline: Int32) -> Int {
    func startsLine(_ place: Int) -> Bool { place == 0 || words[place - 1] == newline }
    if startsLine(range.lowerBound) { return 0 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > room.lowerBound, range.lowerBound - start < limit, words[start - 1] == words[end - 1] {
      (start, end) = (start - 1, end - 1)
      if startsLine(start) { return start - range.lowerBound }
    }
    (start, end) = (range.lowerBound, range.upperBound)
    while end < room.upperBound, start - range.lowerBound < limit, words[start] == words[end] {
      (start, end) = (start + 1, end + 1)
      if startsLine(start) { return start - range.lowerBound }
    }
    return 0
  }
}
