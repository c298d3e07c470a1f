extension RandomAccessCollection where Index == Int {
  /// Returns the first index whose element meets a condition that all later ones meet, too; the end if none does.
  ///
  /// As in Swift Algorithms' `partitioningIndex(where:)`, the elements that meet the condition are the last ones.
  ///
  /// - Complexity: O(log *n*).
  @inlinable
  package func partitionPoint(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
