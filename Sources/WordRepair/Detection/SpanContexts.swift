internal import NGrams

/// How well spans fit their contexts, by pointwise mutual information (Church & Hanks 1990) under the language model.
///
/// The information that a span shares with the words to its left is log10 of its probability after them over its
/// probability with nothing known to the left; likewise for the words to its right. Words that belong together share
/// some; a span pasted over other words shares none, or less than none.
struct SpanContexts {
  /// How many tokens to the right count.
  static let reach = 3

  private let text: ScoredText
  /// For each token, the summed probabilities of the next one, two and three with nothing known to the left.
  private var alone: [Float]
  private var batch = QueryBatch()
  private var words: [WordID] = []
  private static let unknown = Float.infinity

  init(_ text: ScoredText) {
    self.text = text
    alone = [Float](repeating: Self.unknown, count: Self.reach * (text.count + 1))
  }

  /// Computes what ``left(_:)`` and ``right(_:)`` of some spans need, all at once.
  ///
  /// - Complexity: O(spans).
  mutating func prepare(_ spans: [Range<Int>]) {
    var places: [Int] = []
    for span in spans {
      for place in [span.lowerBound, span.upperBound] where !text.startsSentence(place) {
        guard alone[place * Self.reach] == Self.unknown else { continue }
        alone[place * Self.reach] = 0
        places.append(place)
      }
    }
    for start in stride(from: 0, to: places.count, by: Self.batchSize) {
      score(places[start..<min(start + Self.batchSize, places.count)])
    }
  }

  /// So many contexts take some 20 kilobytes.
  private static let batchSize = 256

  private mutating func score(_ places: ArraySlice<Int>) {
    batch.removeAll()
    batch.append(LanguageModel.State(), count: places.count)
    words = [WordID](repeating: Vocabulary.unknown, count: places.count)
    for offset in 0..<Self.reach {
      for (number, place) in places.enumerated() {
        let isOver = words[number] == Vocabulary.endSentence || text.startsSentence(place + offset)
        words[number] = isOver ? Vocabulary.endSentence : text.ids[place + offset]
      }
      batch.advance(by: words, in: text.model)
      for (number, place) in places.enumerated() {
        let slot = place * Self.reach + offset
        // Nothing comes after the end of a sentence.
        let wasOver = offset > 0 && isEnd(place, offset - 1)
        alone[slot] = wasOver ? alone[slot - 1] : batch.sums[number]
      }
    }
  }

  /// Whether the sentence ends before a token or an earlier one from `place`.
  private func isEnd(_ place: Int, _ offset: Int) -> Bool {
    (0...offset).contains { text.startsSentence(place + $0) }
  }

  /// The log10 probability of the first `length` ≤ 3 tokens from `index`, nothing known before, not beyond the sentence
  /// of the token before `index`.
  private mutating func scoreAlone(from index: Int, length: Int) -> Float {
    if alone[index * Self.reach] == Self.unknown { score([index]) }
    return alone[index * Self.reach + length - 1]
  }

  /// What a span shares with its left context; a little for one that starts a sentence.
  mutating func left(_ span: Range<Int>) -> Float {
    guard !text.startsSentence(span.lowerBound) else { return 0.3 }
    let known = min(Self.reach, span.count)
    // Beyond three tokens both probabilities have the same context.
    return text.score(of: span.lowerBound..<(span.lowerBound + known))
      - scoreAlone(from: span.lowerBound, length: known)
  }

  /// What a span shares with its right context; nothing where it ends a sentence.
  mutating func right(_ span: Range<Int>) -> Float {
    let end = span.upperBound
    guard !text.startsSentence(end) else {
      return text.endings[Int(text.sentences[end - 1])] - Self.meanEnding
    }
    return text.scoreAsWritten(from: end, limit: Self.reach) - scoreAlone(from: end, length: Self.reach)
  }

  /// The log10 probability of a sentence's end after nothing in particular: one sentence has some 22 tokens.
  private static let meanEnding: Float = -1.35
}
