/// Contexts that move on side by side, a word at a time.
///
/// A query of a large model is mostly a wait for memory. The queries of a batch ask for what they will look at some
/// queries ahead, so that the waits overlap. Make one and use it for many batches: it keeps its memory until
/// ``keep(_:)``. Use it with one model only: with another, queries are safe but their scores mean nothing.
public struct QueryBatch {
  /// How many queries ahead memory is asked for.
  ///
  /// A query takes about 60 ns, a read of main memory 100 ns and more.
  private static let lookahead = 8

  /// The contexts.
  public private(set) var states: [LanguageModel.State] = []
  /// For each context, the log10 probability of the word it last moved on by; 0 at first.
  public private(set) var scores: [Float] = []
  /// For each context, the sum of these since it was added or ``forgetSums()`` was called.
  public private(set) var sums: [Float] = []
  /// For each context, the length of the n-gram that the last word completed; 0 at first.
  public private(set) var matchedLengths: [UInt8] = []

  /// Makes an empty batch.
  public init() {}

  /// The number of contexts.
  public var count: Int { states.count }

  /// Takes all contexts out.
  public mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    matchedLengths.removeAll(keepingCapacity: true)
  }

  /// Adds contexts that are all the same; none if `count` is below 1.
  ///
  /// - Complexity: O(`count`).
  public mutating func append(_ state: LanguageModel.State, count: Int = 1) {
    for _ in 0..<max(0, count) {
      states.append(state)
      scores.append(0)
      sums.append(0)
      matchedLengths.append(0)
    }
  }

  /// Puts another context in the place of one; out of range, does nothing.
  public mutating func replace(at index: Int, with state: LanguageModel.State) {
    guard states.indices.contains(index) else { return }
    states[index] = state
    scores[index] = 0
    sums[index] = 0
    matchedLengths[index] = 0
  }

  /// Takes out one context, whose place the last one takes; out of range, does nothing.
  public mutating func swapRemove(at index: Int) {
    guard states.indices.contains(index) else { return }
    states.swapAt(index, count - 1)
    states.removeLast()
    scores.swapAt(index, scores.count - 1)
    scores.removeLast()
    sums.swapAt(index, sums.count - 1)
    sums.removeLast()
    matchedLengths.swapAt(index, matchedLengths.count - 1)
    matchedLengths.removeLast()
  }

  /// Keeps the contexts of some indices, in their order; those out of range are left out.
  ///
  /// - Complexity: O(indices).
  public mutating func keep(_ indices: some Sequence<Int>) {
    let kept = indices.filter { states.indices.contains($0) }
    states = kept.map { states[$0] }
    scores = kept.map { scores[$0] }
    sums = kept.map { sums[$0] }
    matchedLengths = kept.map { matchedLengths[$0] }
  }

  /// Begins ``sums`` anew.
  public mutating func forgetSums() {
    for index in sums.indices { sums[index] = 0 }
  }

  /// Moves all contexts on by one word, as ``LanguageModel/score(_:after:into:)`` does with each.
  ///
  /// - Complexity: O(``count`` × ``LanguageModel/order``).
  public mutating func advance(by word: WordID, in model: LanguageModel) { advance(in: model) { _ in word } }

  /// Moves each context on by a word of its own; contexts without one, by ``Vocabulary/unknown``.
  ///
  /// - Complexity: O(``count`` × ``LanguageModel/order``).
  public mutating func advance(by words: [WordID], in model: LanguageModel) {
    words.withUnsafeBufferPointer { words in
      advance(in: model) { $0 < words.count ? words[$0] : Vocabulary.unknown }
    }
  }

  @inline(__always)
  private mutating func advance(in model: LanguageModel, by word: (Int) -> WordID) {
    let count = count
    states.withUnsafeMutableBufferPointer { states in
      for index in 0..<min(Self.lookahead, count) { model.storage.prefetch(word(index), after: states[index]) }
      for index in 0..<count {
        let ahead = index &+ Self.lookahead
        if ahead < count { model.storage.prefetch(word(ahead), after: states[ahead]) }
        let score = model.score(word(index), after: states[index], into: &states[index])
        scores[index] = score.log10Probability
        sums[index] += score.log10Probability
        matchedLengths[index] = UInt8(truncatingIfNeeded: score.matchedLength)
      }
    }
  }
}
