internal import CZlib
internal import Glibc

/// An ARPA file, read into memory and sorted: the text format in which language models are exchanged.
///
/// It reads what KenLM's lmplz, SRILM and IRSTLM write, plain or compressed with gzip: fields separated by tabs or
/// spaces, backoff weights left out, `<UNK>` for `<unk>`, text before `\data\`. A missing `<unk>` gets the log10
/// probability −100, as in KenLM; a missing `<s>` or `</s>` gets −99.
///
/// It does not read IRSTLM's quantised or compiled formats.
public struct ARPAFile: NGramSource, Sendable {
  /// The length of the longest n-grams.
  public var order: Int { tables.count }
  /// How many n-grams there are of each order.
  public var counts: [Int] { tables.map(\.count) }
  /// The words: the three reserved ones, then all others in the order of the 1-grams.
  public let vocabulary: Vocabulary

  private let tables: [NGramTable]

  /// Reads a file.
  ///
  /// - Throws: ``ModelError`` with the number of the line if the file is not as the format has it.
  /// - Complexity: O(size of the file); 4 × n + 8 bytes of memory for each n-gram, and twice that for the largest
  ///   order.
  public init(path: String) throws(ModelError) {
    var parser = try ARPAParser(path)
    (vocabulary, tables) = try parser.parse()
  }

  /// Calls `body` for each n-gram of one order, ascending.
  public func forEach(
    order n: Int,
    _ body: (
      _ words: UnsafeBufferPointer<WordID>, _ log10Probability: Float, _ log10Backoff: Float
    ) throws(ModelError) -> Void
  ) throws(ModelError) {
    if tables.indices.contains(n - 1) { try tables[n - 1].forEach(body) }
  }
}

/// Writes n-grams as ARPA files.
public enum ARPAWriter {
  /// Writes an ARPA file, compressed with gzip if its name ends in `.gz`.
  ///
  /// Numbers are written with as many digits as it takes to read the same 32-bit float again. The file appears under
  /// its name only when it is whole.
  ///
  /// - Throws: ``ModelError`` if the source cannot be read or the file cannot be written.
  public static func write(_ source: some NGramSource, to path: String) throws(ModelError) {
    var file = try TextFile(path)
    file.append("\\data\\\n")
    for (index, count) in source.counts.enumerated() { file.append("ngram \(index + 1)=\(count)\n") }
    for n in 1...max(1, source.order) {
      file.append("\n\\\(n)-grams:\n")
      try source.forEach(order: n) { words, probability, backoff throws(ModelError) in
        file.append(Self.text(probability))
        for (index, word) in words.enumerated() {
          file.append(index == 0 ? "\t" : " ")
          source.vocabulary.withWord(word) { file.append($0) }
        }
        // It is left out where it can only be 0, as everyone does.
        if n < source.order { file.append("\t\(Self.text(backoff))") }
        file.append("\n")
        try file.flushIfLarge()
      }
    }
    file.append("\n\\end\\\n")
    try file.finish()
  }

  private static func text(_ value: Float) -> String { value == 0 ? "0" : value.description }
}

/// N-grams of one order in arrays, in any order until they are sorted.
struct NGramTable: Sendable {
  let order: Int
  private(set) var words: [WordID] = []
  private(set) var probabilities: [Float] = []
  private(set) var backoffs: [Float] = []

  init(order: Int, capacity: Int) {
    self.order = order
    // A header may say what it will; memory is taken for what is there.
    let capacity = min(capacity, 1 << 24)
    words.reserveCapacity(capacity * order)
    probabilities.reserveCapacity(capacity)
    backoffs.reserveCapacity(capacity)
  }

  var count: Int { probabilities.count }

  mutating func append(word: WordID) { words.append(word) }

  mutating func append(probability: Float, backoff: Float) {
    probabilities.append(probability)
    backoffs.append(backoff)
  }

  func forEach(
    _ body: (UnsafeBufferPointer<WordID>, Float, Float) throws(ModelError) -> Void
  ) throws(ModelError) {
    let error = words.withUnsafeBufferPointer { words -> ModelError? in
      do throws(ModelError) {
        for index in 0..<count {
          let range = index &* order..<(index &+ 1) &* order
          try body(UnsafeBufferPointer(rebasing: words[range]), probabilities[index], backoffs[index])
        }
        return nil
      } catch { return error }
    }
    if let error { throw error }
  }

  /// Sorts the n-grams by their ids in the order of the text.
  ///
  /// - Complexity: O(order × (number of n-grams + number of words)): a counting sort for each word, last word first.
  mutating func sort(vocabularySize: Int) {
    if isSorted { return }
    var permutation = (0..<UInt32(count)).map { $0 }
    var other = permutation
    var begins = [Int](repeating: 0, count: vocabularySize + 1)
    for column in stride(from: order - 1, through: 0, by: -1) {
      for index in begins.indices { begins[index] = 0 }
      for row in 0..<count { begins[Int(words[row &* order &+ column]) &+ 1] += 1 }
      for id in 0..<vocabularySize { begins[id + 1] += begins[id] }
      for row in permutation {
        let id = Int(words[Int(row) &* order &+ column])
        other[begins[id]] = row
        begins[id] += 1
      }
      swap(&permutation, &other)
    }
    words = permutation.flatMap { row in words[Int(row) * order..<(Int(row) + 1) * order] }
    probabilities = permutation.map { probabilities[Int($0)] }
    backoffs = permutation.map { backoffs[Int($0)] }
  }

  private var isSorted: Bool {
    words.withUnsafeBufferPointer { words in
      for row in 0..<max(0, count - 1) {
        var column = 0
        while column < order {
          let (a, b) = (words[row &* order &+ column], words[(row &+ 1) &* order &+ column])
          if a < b { break }
          if a > b { return false }
          column &+= 1
        }
      }
      return true
    }
  }
}
