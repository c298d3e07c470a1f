extension Array {
  /// The first index whose element meets a condition that holds of all later ones too; the count if none does.
  ///
  /// - Complexity: O(log *n*).
  package func partitionPoint(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
