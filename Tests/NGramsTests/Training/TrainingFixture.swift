import Glibc
import NGrams
import Synchronization
import Testing

/// A folder of its own with corpora to train on; both go when the fixture goes.
final class TrainingFixture {
  let folder: String

  init() throws {
    var template = Array("/tmp/ngrams-training-XXXXXX".utf8CString)
    folder = String(cString: try #require(mkdtemp(&template)))
  }

  deinit {
    for name in entries { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  /// What lies in the folder.
  var entries: [String] { Self.entries(of: folder) }

  static func entries(of folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  func corpus(_ name: String, _ text: String, weight: Double = 1, cap: Int? = nil) throws -> TrainingCorpus {
    let path = "\(folder)/\(name).txt"
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
    return TrainingCorpus(name: name, path: path, weight: weight, cap: cap)
  }

  /// Trains on one corpus of tokens between spaces.
  func train(_ text: String, order: Int, _ change: (inout TrainingOptions) -> Void = { _ in }) throws -> TrainedNGrams {
    try train([corpus("corpus", text)], order: order, change)
  }

  func train(
    _ corpora: [TrainingCorpus], order: Int, _ change: (inout TrainingOptions) -> Void = { _ in }
  ) throws -> TrainedNGrams {
    var options = TrainingOptions()
    options.order = order
    options.style = .whitespace
    options.memory = 8 << 20
    change(&options)
    return try NGramTrainer(corpora: corpora, options: options).train()
  }

  /// Sentences of words `a`, `b`, … by Zipf's law, the same for the same seed.
  static func randomText(sentences: Int, words: Int, seed: UInt64) -> String {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var text = ""
    for _ in 0..<sentences {
      for _ in 0..<(1 + next(9)) { text += "w\(next(1 + next(words))) " }
      text += "\n"
    }
    return text
  }
}

/// Keeps what a progress callback was told, from any thread.
final class ProgressLog: Sendable {
  private let state = Mutex<[Double]>([])

  var values: [Double] { state.withLock { $0 } }

  func add(_ value: Double) { state.withLock { $0.append(value) } }
}

/// The n-grams of a source in a dictionary, asked in the plainest way there is.
struct BackoffTable {
  private(set) var entries: [[WordID]: (probability: Double, backoff: Double)] = [:]
  let vocabulary: Vocabulary

  init(_ source: some NGramSource) throws {
    vocabulary = source.vocabulary
    for n in 1...source.order {
      var found: [[WordID]: (Double, Double)] = [:]
      try source.forEach(order: n) { (words, probability, backoff) throws(ModelError) in
        found[Array(words.prefix(n))] = (Double(probability), Double(backoff))
      }
      for (words, values) in found { entries[words] = values }
    }
  }

  /// The log10 probability and backoff of an n-gram, words between spaces; nil if it is not there.
  subscript(_ text: String) -> (probability: Double, backoff: Double)? {
    entries[text.split(separator: " ").map { vocabulary.id(of: $0) }]
  }

  /// The log10 probability of a word after a context, backing off.
  func score(_ word: WordID, after context: ArraySlice<WordID>) -> Double {
    if let entry = entries[context + [word]] { return entry.probability }
    guard !context.isEmpty else { return -99 }
    return (entries[Array(context)]?.backoff ?? 0) + score(word, after: context.dropFirst())
  }
}
