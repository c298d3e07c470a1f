/// Which words of a gold text stand in another, and how many edits lie between the two.
struct WordAlignment {
  /// For each gold word its place in the other text; nil where it is not matched.
  let matches: [Int?]
  /// Word edits: of each stretch that differs, the words of its longer side.
  let edits: Int

  /// Aligns two texts.
  ///
  /// - Complexity: that of ``SequenceMatcher``.
  init(gold: [Int32], other: [Int32]) {
    var matcher = SequenceMatcher(gold, other)
    var matches = [Int?](repeating: nil, count: gold.count)
    var edits = 0
    var (goldEnd, otherEnd) = (0, 0)
    for run in matcher.matchingRuns() {
      for offset in 0..<run.length { matches[run.left + offset] = run.right + offset }
      edits += max(run.left - goldEnd, run.right - otherEnd)
      (goldEnd, otherEnd) = (run.left + run.length, run.right + run.length)
    }
    self.matches = matches
    self.edits = edits + max(gold.count - goldEnd, other.count - otherEnd)
  }

  /// Whether all of some gold words stand in the other text, one after another, with nothing added between them and the
  /// words matched on either side.
  func isRestored(_ words: Range<Int>) -> Bool {
    guard !words.isEmpty, matches[words].allSatisfy({ $0 != nil }), let first = matches[words.lowerBound],
      let last = matches[words.upperBound - 1]
    else { return false }
    let before = (words.lowerBound > 0 ? matches[words.lowerBound - 1] : nil) ?? first - 1
    let after = (words.upperBound < matches.count ? matches[words.upperBound] : nil) ?? last + 1
    return after - before - 1 == words.count
  }
}
