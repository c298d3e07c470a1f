import Bytes
import NGrams

/// A model small enough to reckon with by hand.
enum TinyModel {
  static let arpa = """
    \\data\\
    ngram 1=6
    ngram 2=5
    ngram 3=2

    \\1-grams:
    -1.5	<unk>
    -99	<s>	-0.4
    -0.9	</s>
    -0.7	the	-0.3
    -1.1	cat	-0.2
    -1.3	sat	-0.1

    \\2-grams:
    -0.5	<s> the	-0.25
    -0.6	the cat	-0.15
    -0.8	cat sat	-0.05
    -0.2	sat </s>
    -1.0	the sat

    \\3-grams:
    -0.35	<s> the cat
    -0.45	the cat sat

    \\end\\

    """

  static func source(in folder: TemporaryFolder) throws -> ARPAFile {
    try ARPAFile(path: folder.file("tiny.arpa", arpa.utf8))
  }
}

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

/// N-grams as they stand in lists, right or wrong.
struct ListSource: NGramSource {
  let vocabulary: Vocabulary
  let lists: [[(words: [WordID], probability: Float, backoff: Float)]]

  init(vocabulary: Vocabulary, lists: [[([WordID], Float, Float)]]) {
    self.vocabulary = vocabulary
    self.lists = lists.map { $0.map { ($0.0, $0.1, $0.2) } }
  }

  var order: Int { lists.count }
  var counts: [Int] { lists.map(\.count) }

  func forEach(
    order n: Int, _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    for entry in lists[n - 1] {
      let error = entry.words.withUnsafeBufferPointer { buffer -> ModelError? in
        do throws(ModelError) {
          try body(buffer, entry.probability, entry.backoff)
          return nil
        } catch { return error }
      }
      if let error { throw error }
    }
  }
}

/// A source whose type does not matter.
struct AnySource: NGramSource {
  private let source: any NGramSource

  init(_ source: any NGramSource) { self.source = source }

  var order: Int { source.order }
  var counts: [Int] { source.counts }
  var vocabulary: Vocabulary { source.vocabulary }

  func forEach(
    order n: Int, _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) { try source.forEach(order: n, body) }
}
