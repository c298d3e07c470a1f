internal import Bytes
internal import Copydesk
internal import NGrams

/// Which words of the vocabulary can fill a place, and the likeliest before a word.
///
/// Remembers what it was asked, for the words after places are mostly the same: a few hundred function words and marks.
/// Not thread-safe: one for each task.
package final class FillingWords {
  /// How many neighbours of a place are tried; with 24 the right word is among five in 54 % of the places found, not in
  /// 55 %.
  private static let neighborCount = 40
  /// How many answers are remembered, of 160 bytes each; then all are forgotten.
  private static let capacity = 4096

  let model: LanguageModel
  private let resolver: WordResolver
  /// Marks whose spelling depends on what they enclose.
  private let unwritable: Set<WordID>
  private var known: [WordID: [WordID]] = [:]

  init(_ model: LanguageModel, _ resolver: WordResolver) {
    self.model = model
    self.resolver = resolver
    unwritable = Set(["\"", "'", "(", ")", "[", "]", "-"].map { model.vocabulary.id(of: $0) })
  }

  /// Whether an id stands for one spelling, which can be written anywhere.
  func canFill(_ id: WordID) -> Bool {
    id != Vocabulary.beginSentence && id != Vocabulary.endSentence && !resolver.isClass(id) && !unwritable.contains(id)
  }

  /// Whether an id stands for many words, such as numbers.
  func isClass(_ id: WordID) -> Bool { resolver.isClass(id) }

  /// The likeliest words after a context, likeliest first.
  func successors(of state: LanguageModel.State) -> [WordID] {
    model.successors(of: state, limit: Self.neighborCount).map(\.word).filter { canFill($0) }
  }

  /// The likeliest words before a word, likeliest first; before nothing in particular for nil.
  func predecessors(of word: WordID?) -> [WordID] {
    guard let word else { return successors(of: LanguageModel.State()) }
    if let words = known[word] { return words }
    if known.count >= Self.capacity { known.removeAll() }
    let words = model.predecessors(of: [word], limit: Self.neighborCount).map(\.word).filter { canFill($0) }
    known[word] = words
    return words
  }
}

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
