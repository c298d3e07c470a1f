internal import NGrams

/// How well spans fit their contexts, by pointwise mutual information (Church & Hanks 1990) under the language model.
///
/// The information a span shares with what stands to its left is the log10 of its probability there over its probability
/// with nothing known to the left; likewise for what stands to its right. Words that belong together share some; a span
/// pasted over other words shares none, or less than none.
struct SpanContexts {
  /// How many tokens to the right count.
  static let reach = 3

  private let text: ScoredText
  /// For each token, the summed probabilities of the next one, two and three with nothing known to the left.
  private var alone: [Float]
  private static let unknown = Float.infinity

  init(_ text: ScoredText) {
    self.text = text
    alone = [Float](repeating: Self.unknown, count: Self.reach * (text.count + 1))
  }

  /// The log10 probability of the first `length` ≤ 3 tokens from `index`, nothing known before, not beyond the sentence
  /// of the token before `index`.
  private mutating func scoreAlone(from index: Int, length: Int) -> Float {
    let slot = index * Self.reach
    if alone[slot + length - 1] != Self.unknown { return alone[slot + length - 1] }
    var state = LanguageModel.State()
    var sum: Float = 0
    for offset in 0..<length {
      let next = index + offset
      guard next < text.count, offset == 0 || !text.startsSentence(next) else {
        sum += text.model.score(Vocabulary.endSentence, after: state, into: &state).log10Probability
        for rest in offset..<Self.reach { alone[slot + rest] = sum }
        return sum
      }
      sum += text.model.score(text.ids[next], after: state, into: &state).log10Probability
      alone[slot + offset] = sum
    }
    return sum
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
