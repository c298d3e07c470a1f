internal import Copydesk
internal import NGrams

/// Runs of words of one length, one after the other in one array.
struct FillingRuns {
  /// How many words a run has; at least 1.
  let length: Int
  private(set) var words: [WordID] = []

  init(length: Int) { self.length = max(1, length) }

  /// The number of runs.
  var count: Int { words.count / length }

  /// Adds a run; one of another length is left out.
  mutating func append(_ run: some Collection<WordID>) {
    guard run.count == length else { return }
    words += run
  }

  /// The words of a run.
  subscript(run: Int) -> ArraySlice<WordID> { words[(run * length)..<((run + 1) * length)] }

  /// The words at one place of all runs.
  func words(at place: Int) -> [WordID] {
    length == 1 ? words : stride(from: place, to: words.count, by: length).map { words[$0] }
  }

  /// The runs with the highest scores, by falling score; ties by their words.
  ///
  /// - Complexity: O(runs × `limit`) at worst; O(runs) as a rule, for few of them make it into the list.
  func best(_ scores: [Float], limit: Int) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(limit + 1)
    for run in 0..<min(count, scores.count) {
      if best.count == limit, let last = best.last, !precedes(run, last, scores) { continue }
      best.insert(run, at: best.partitionPoint { precedes(run, $0, scores) })
      if best.count > limit { best.removeLast() }
    }
    return best
  }

  private func precedes(_ a: Int, _ b: Int, _ scores: [Float]) -> Bool {
    scores[a] != scores[b] ? scores[a] > scores[b] : self[a].lexicographicallyPrecedes(self[b])
  }
}
