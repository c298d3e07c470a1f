import Bytes
import NGrams

/// A random model in dictionaries, and the definition of backing off by which all else is judged.
struct RandomModel: NGramSource {
  private var entries: [[[WordID]: (probability: Float, backoff: Float)]]
  let vocabulary: Vocabulary

  /// Makes n-grams of random text over words with few frequent ones; each order above 1 loses the given share.
  init(order: Int, words: Int, tokens: Int, pruned share: Double = 0, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var builder = VocabularyBuilder()
    for index in 0..<words {
      var word = "w\(index)"
      _ = word.withUTF8 { builder.insert($0) }
    }
    vocabulary = try builder.build()
    entries = Array(repeating: [:], count: order)
    let count = vocabulary.count
    func value(_ range: ClosedRange<Float>) -> Float {
      (Float.random(in: range, using: &generator) * 1e4).rounded() / 1e4
    }
    for id in 0..<WordID(count) { entries[0][[id]] = (value(-5 ... -0.5), value(-1...0)) }
    var text: [WordID] = []
    for _ in 0..<tokens {
      let rank = Double.random(in: 0..<1, using: &generator)
      text.append(min(WordID(count - 1), WordID(rank * rank * Double(count))))
    }
    for n in 2..<max(2, order + 1) {
      for start in 0...max(0, text.count - n) where start + n <= text.count {
        if Double.random(in: 0..<1, using: &generator) < share { continue }
        entries[n - 1][Array(text[start..<start + n])] = (value(-4 ... -0.01), n == order ? 0 : value(-1...0))
      }
    }
  }

  var order: Int { entries.count }
  var counts: [Int] { entries.map(\.count) }

  func forEach(
    order n: Int, _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    for words in entries[n - 1].keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let values = entries[n - 1][words] ?? (0, 0)
      let error = words.withUnsafeBufferPointer { buffer -> ModelError? in
        do throws(ModelError) {
          try body(buffer, values.probability, values.backoff)
          return nil
        } catch { return error }
      }
      if let error { throw error }
    }
  }

  /// log10 p(word given context), by the definition.
  func probability(_ word: WordID, after context: [WordID]) -> Float {
    let context = Array(context.suffix(order - 1))
    if let entry = entries[context.count][context + [word]] { return entry.probability }
    if context.isEmpty { return -100 }
    return (entries[context.count - 1][context]?.backoff ?? 0) + probability(word, after: Array(context.dropFirst()))
  }

  /// A random text of the words, unknown ones among them.
  func text(_ count: Int, seed: UInt64) -> [WordID] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let rank = Double.random(in: 0..<1, using: &generator)
      return WordID(rank * rank * Double(vocabulary.count + 1))
    }
  }
}
