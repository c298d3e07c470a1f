import Bytes
import Copydesk
import EnglishModel
import NGrams
import NeuralModel
import UnicodeText
import WordRepair

/// The file of an n-gram model: damaged anywhere, with a header whose checksum is right again, and then asked.
struct NGramModelTarget: FuzzTarget {
  static let name = "ngrams"
  private let folder = ScratchFolder()

  static func seeds() throws -> [[UInt8]] {
    let folder = ScratchFolder()
    let file = try ARPAFile(path: folder.write(ARPATarget.text.utf8, to: "seed.arpa"))
    return try [(ModelLayout.fast, ModelQuantization.eightBit), (.compact, .eightBit), (.compact, .none)].map {
      let path = folder.path + "/seed.cdlm"
      try ModelWriter.write(file, layout: $0.0, quantization: $0.1, metadata: ModelMetadata(), to: path)
      return try FileAccess.contents(of: path)
    }
  }

  func test(_ bytes: [UInt8]) throws {
    var bytes = bytes
    // Without its checksum repaired no change of the header would get past it.
    if bytes.count >= 100, bytes[0] & 1 == 1 {
      let sections = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 40, as: UInt32.self) }
      let end = 96 + 32 * Int(min(sections, 64))
      if end + 8 <= bytes.count {
        let sum = bytes.withUnsafeBytes { buffer in buffer.baseAddress.map { XXH64.hash($0, count: end) } ?? 0 }
        for place in 0..<8 { bytes[end + place] = UInt8(truncatingIfNeeded: sum >> (8 * place)) }
      }
    }
    let path = folder.write(bytes, to: "model.cdlm")
    guard let model = try? LanguageModel(path: path, access: .resident) else { return }
    _ = try? model.verify()
    let words = ["the", "cat", "sat", "", "\u{FFFD}", "zebra"].map { model.vocabulary.id(of: $0) }
    for sentence in [words, words.reversed(), Array(words.prefix(1)), []] {
      _ = model.score(sentence: sentence)
      let state = model.state(after: sentence)
      for neighbor in model.successors(of: state, limit: 5) { _ = model.score(sentence: [neighbor.word]) }
      _ = model.predecessors(of: sentence, limit: 5)
      _ = model.score(gap: words.prefix(2), between: state, and: sentence)
    }
    _ = model.perplexity(of: [words])
  }
}

/// The file of repair weights: the body as the fuzzer has it, with a checksum that is right, and then used.
struct WeightsTarget: FuzzTarget {
  static let name = "weights"
  private let language: LanguageModel
  private let text = Document(
    id: "t", text: "He said he would he the paper as he as he could . The council the council voted on the on Tuesday ."
  )

  init() throws { language = try EnglishModel.language() }

  static func seeds() -> [[UInt8]] { [WordRepairWeights().encoded()] }

  func test(_ bytes: [UInt8]) throws {
    let body = Array(bytes.dropFirst(8).dropLast(4))
    for candidate in [bytes, SealedBytes.seal(body, as: "CDSCRAM1")] {
      let model = try? candidate.withUnsafeBytes { try RepairModel(language: language, weights: $0, name: "weights") }
      guard let model else { continue }
      _ = try Cleaner(Configuration(profile: .thorough), plugins: [WordRules(model: model)]).makeSession().clean(text)
    }
  }
}

/// A model in the field's own format.
struct ARPATarget: FuzzTarget {
  static let name = "arpa"
  private let folder = ScratchFolder()

  /// Three orders of a few words, invented.
  static let text = """
    \\data\\
    ngram 1=7
    ngram 2=5
    ngram 3=2

    \\1-grams:
    -1.2\t<unk>
    -99\t<s>\t-0.3
    -0.9\t</s>
    -0.7\tthe\t-0.4
    -1.1\tcat\t-0.2
    -1.3\tsat\t-0.1
    -1.5\tzebra

    \\2-grams:
    -0.3\t<s> the\t-0.2
    -0.4\tthe cat\t-0.1
    -0.6\tthe zebra
    -0.5\tcat sat\t-0.3
    -0.2\tsat </s>

    \\3-grams:
    -0.1\t<s> the cat
    -0.2\tthe cat sat

    \\end\\

    """

  static func seeds() -> [[UInt8]] { [Array(text.utf8)] }

  func test(_ bytes: [UInt8]) throws {
    let path = folder.write(bytes, to: "model.arpa")
    guard let file = try? ARPAFile(path: path) else { return }
    let output = folder.path + "/model.cdlm"
    guard
      (try? ModelWriter.write(
        file, layout: bytes.count & 1 == 0 ? .fast : .compact, metadata: ModelMetadata(), to: output)) != nil
    else { return }
    let model = try LanguageModel(path: output)
    try model.verify()
    _ = model.score(sentence: ["the", "cat"].map { model.vocabulary.id(of: $0) })
  }
}

/// A neural model's file, and what it says of a short text.
struct GGUFTarget: FuzzTarget {
  static let name = "gguf"
  private let folder = ScratchFolder()

  func test(_ bytes: [UInt8]) throws {
    let path = folder.write(bytes, to: "model.gguf")
    guard let model = try? NeuralModel(path: path) else { return }
    let tokens = model.tokenizer.encode(Array("the cat sat , 12 é".utf8))
    let session = NeuralSession(model, contextLimit: 16, continuationLimit: 4)
    guard (try? session.setContext(Array(tokens.prefix(8)))) != nil else { return }
    _ = try? session.likeliestNext(count: 4)
    _ = try? session.score(continuations: [Array(tokens.prefix(2)), Array(tokens.suffix(1))])
  }
}
