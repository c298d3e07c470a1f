import Bytes
import Glibc
import NGrams

/// Scores a text a few times and prints the speed.
struct Measurement {
  private static let rounds = 5

  private let model: LanguageModel
  private let text: SpacedText
  private let loadTime: Double

  init(model path: String, text: String, access: ModelAccess) throws(ModelError) {
    let start = Self.now(CLOCK_MONOTONIC)
    model = try LanguageModel(path: path, access: access)
    loadTime = Self.now(CLOCK_MONOTONIC) - start
    self.text = try SpacedText(path: text)
  }

  func run(sentencesTo path: String?) throws(ModelError) {
    // The first pass brings the pages in; its time depends on the disk.
    let ids = lookUp()
    _ = score(ids)
    let queries = ids.reduce(0) { $0 + $1.count + 1 }
    var withLookUp = Double.infinity
    var alone = Double.infinity
    var bySentence = Double.infinity
    var bySentenceWithLookUp = Double.infinity
    var sum = 0.0
    for _ in 0..<Self.rounds {
      let start = Self.now(CLOCK_PROCESS_CPUTIME_ID)
      let ids = lookUp()
      let middle = Self.now(CLOCK_PROCESS_CPUTIME_ID)
      sum = scoreOneByOne(ids)
      let end = Self.now(CLOCK_PROCESS_CPUTIME_ID)
      sum = score(ids)
      let last = Self.now(CLOCK_PROCESS_CPUTIME_ID)
      withLookUp = min(withLookUp, end - start)
      alone = min(alone, end - middle)
      bySentence = min(bySentence, last - end)
      bySentenceWithLookUp = min(bySentenceWithLookUp, middle - start + last - end)
    }
    let ngrams = model.counts.reduce(0, +)
    print("layout\t\(model.layout) \(model.quantization)")
    print("counts\t\(model.counts.map(String.init).joined(separator: " "))")
    print("bytes/n-gram\t\(rounded(Double(model.byteCount) / Double(ngrams), 2))")
    print("load ms\t\(rounded(loadTime * 1000, 3))")
    print("queries\t\(queries)")
    print("queries/s with look-up\t\(Int(Double(queries) / withLookUp))")
    print("queries/s\t\(Int(Double(queries) / alone))")
    print("queries/s by sentence\t\(Int(Double(queries) / bySentence))")
    print("queries/s by sentence with look-up\t\(Int(Double(queries) / bySentenceWithLookUp))")
    printNeighbors(ids)
    print("log10 sum\t\(rounded(sum, 4))")
    print("perplexity\t\(rounded(model.perplexity(of: ids), 4))")
    if let path { try writeSentences(ids, to: path) }
  }

  /// How long it takes to find ten words that fit after, and before, contexts of the text.
  private func printNeighbors(_ ids: [[WordID]]) {
    let contexts = ids.filter { $0.count >= 8 }.prefix(500).map { Array($0.prefix(8)) }
    var found = 0
    let start = Self.now(CLOCK_PROCESS_CPUTIME_ID)
    for words in contexts { found += model.successors(of: model.state(after: words[..<4]), limit: 10).count }
    let middle = Self.now(CLOCK_PROCESS_CPUTIME_ID)
    for words in contexts { found += model.predecessors(of: Array(words[5...]), limit: 10).count }
    let end = Self.now(CLOCK_PROCESS_CPUTIME_ID)
    guard found > 0 else { return }
    print("µs for ten successors\t\(rounded((middle - start) / Double(contexts.count) * 1e6, 1))")
    print("µs for ten predecessors\t\(rounded((end - middle) / Double(contexts.count) * 1e6, 1))")
  }

  private func lookUp() -> [[WordID]] {
    let vocabulary = model.vocabulary
    return text.withBytes { bytes in
      text.sentences.map { tokens in
        var ids: [WordID] = []
        vocabulary.ids(in: bytes, at: tokens, into: &ids)
        return ids
      }
    }
  }

  private func score(_ ids: [[WordID]]) -> Double {
    var sum = 0.0
    for sentence in ids { sum += model.score(sentence: sentence) }
    return sum
  }

  /// As a decoder queries, which knows the next word only when it has the answer for this one.
  private func scoreOneByOne(_ ids: [[WordID]]) -> Double {
    var sum = 0.0
    var next = LanguageModel.State()
    for sentence in ids {
      var state = model.beginSentenceState
      for word in sentence {
        sum += Double(model.score(word, after: state, into: &next).log10Probability)
        state = next
      }
      sum += Double(model.score(Vocabulary.endSentence, after: state, into: &next).log10Probability)
    }
    return sum
  }

  private func writeSentences(_ ids: [[WordID]], to path: String) throws(ModelError) {
    guard let file = fopen(path, "w") else {
      throw ModelError(.system, at: path, "cannot be created", remedy: "check the path")
    }
    defer { fclose(file) }
    for sentence in ids { fputs("\(model.score(sentence: sentence))\n", file) }
  }

  private func rounded(_ value: Double, _ digits: Int) -> Double {
    let scale = pow(10, Double(digits))
    return (value * scale).rounded() / scale
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A text in memory: a sentence on each line, with spaces between its tokens.
struct SpacedText {
  private let bytes: [UInt8]
  /// The ranges of the tokens of each sentence.
  let sentences: [[Range<Int>]]

  init(path: String) throws(ModelError) {
    let bytes = try TextFileBytes.read(path)
    self.bytes = bytes
    sentences = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: " ")).map(\.indices)
    }
  }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }
}

/// Reads whole files.
enum TextFileBytes {
  static func read(_ path: String) throws(ModelError) -> [UInt8] {
    do throws(FileError) {
      return try FileAccess.contents(of: path)
    } catch {
      throw ModelError(.system, at: error.path, error.explanation, remedy: "check the path")
    }
  }
}
