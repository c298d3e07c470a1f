extension RandomAccessCollection where Index == Int {
  /// The first index whose element meets a condition that holds of all later ones too; the end if none does.
  ///
  /// - Complexity: O(log *n*).
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
