import Bytes
import Glibc
import Testing

@testable import NGrams

@Suite struct BatchAdapterTests {
  private let fixture: TrainingFixture

  init() throws { fixture = try TrainingFixture() }

  /// A word of small letters for a number, so that it is a word to ICU and not a number.
  private static func word(_ number: Int) -> String {
    var number = number
    var word = "w"
    repeat {
      word.append(Character(UnicodeScalar(UInt8(97 + number % 26))))
      number /= 26
    } while number > 0
    return word
  }

  /// A document of sentences in which each word depends on the one before, by a rule that the dialect changes.
  private static func document(dialect: Int, seed: UInt64, sentences: Int = 12) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<sentences).map { _ in
      var number = next(200)
      var words: [String] = []
      for _ in 0..<9 {
        words.append(word(number))
        number = next(4) == 0 ? next(200) : (number * (dialect + 3) + dialect) % 200
      }
      return words.joined(separator: " ") + "."
    }.joined(separator: " ") + "\n"
  }

  private func base(dialects: Range<Int> = 0..<4) throws -> LanguageModel {
    let text = dialects.flatMap { dialect in
      (0..<60).map { Self.document(dialect: dialect, seed: UInt64(1000 * dialect + $0)) }
    }
    var options = TrainingOptions()
    options.order = 3
    options.memory = 32 << 20
    let corpus = try fixture.corpus("base", text.joined())
    let ngrams = try NGramTrainer(corpora: [corpus], options: options).train()
    let path = "\(fixture.folder)/base.cdlm"
    try ModelWriter.write(ngrams, layout: .compact, metadata: ngrams.metadata, to: path)
    return try LanguageModel(path: path)
  }

  private var options: TrainingOptions {
    var options = TrainingOptions()
    options.memory = 8 << 20
    options.temporaryFolder = fixture.folder
    return options
  }

  private func adapt(
    _ base: LanguageModel, _ documents: [String], tokenLimit: Int = BatchAdapter.tokenLimit
  ) throws -> BatchAdaptation {
    let adapter = try BatchAdapter(base: base, options: options, tokenLimit: tokenLimit)
    for document in documents { try adapter.add(Array(document.utf8)) }
    return try adapter.finish()
  }

  private func bytes(_ model: LanguageModel) -> [UInt8] { model.region.bytes.map { $0 } }

  @Test func aBatchInOneDialectLowersThePerplexityOfTextOfThatDialect() throws {
    let base = try base()
    let batch = (0..<400).map { Self.document(dialect: 2, seed: UInt64(50_000 + $0)) }
    let adaptation = try adapt(base, batch)
    let model = try #require(adaptation.model)
    #expect(adaptation.perplexity.adapted < adaptation.perplexity.base * 0.9)
    #expect(adaptation.documents.counted + adaptation.documents.heldOut == 400)
    #expect(adaptation.documents.heldOut > 10)
    #expect(adaptation.baseWeight < 0.5)
    // Text that was neither counted nor held out.
    let tokenizer = try TextTokenizer(model.vocabulary)
    let sentences = (0..<40).flatMap {
      tokenizer.sentences(in: Array(Self.document(dialect: 2, seed: UInt64(90_000 + $0)).utf8))
    }
    #expect(model.perplexity(of: sentences) < base.perplexity(of: sentences) * 0.9)
    #expect(model.vocabulary.count == base.vocabulary.count)
    #expect(model.layout == base.layout && model.order == base.order)
    try model.verify()
  }

  @Test func theOrderOfDocumentsDoesNotMatter() throws {
    let base = try base()
    let batch = (0..<300).map { Self.document(dialect: 1, seed: UInt64(20_000 + $0)) }
    // Held-out text and, in the second round, the sample are larger than their limits.
    for limit in [BatchAdapter.tokenLimit, 4_000] {
      let one = try adapt(base, batch, tokenLimit: limit)
      let other = try adapt(base, batch.reversed(), tokenLimit: limit)
      let third = try adapt(base, batch.indices.map { batch[$0 * 77 % 300] }, tokenLimit: limit)
      let model = try #require(one.model)
      #expect(bytes(model) == bytes(try #require(other.model)))
      #expect(bytes(model) == bytes(try #require(third.model)))
      #expect(one.tokens == other.tokens && one.documents == third.documents)
      #expect(one.tokens.counted <= limit)
    }
  }

  @Test func whatOneDocumentSaysIsNotLearnt() throws {
    let base = try base()
    var batch = (0..<300).map { Self.document(dialect: 3, seed: UInt64(30_000 + $0)) }
    let (a, b, c) = (Self.word(5), Self.word(180), Self.word(77))
    let damage = String(repeating: "\(a) \(b) \(c) \(a) \(b) \(c).\n", count: 40)
    func score(_ model: LanguageModel) -> Float {
      let ids = [a, b, c].map { model.vocabulary.id(of: $0) }
      var next = LanguageModel.State()
      return model.score(ids[2], after: model.state(after: ids[..<2]), into: &next).log10Probability
    }
    func learnt(_ extra: [String]) throws -> Float { score(try #require(try adapt(base, batch + extra).model)) }
    // The hashes of these are neither held out nor in the sample by chance: checked, so that the test tests.
    func isCounted(_ text: String) -> Bool {
      Array(text.utf8).withUnsafeBytes { bytes in
        bytes.baseAddress.map { XXH64.hash($0, count: bytes.count) % BatchAdapter.heldOutShare != 0 } ?? false
      }
    }
    let texts = (0..<40).map { damage + Self.document(dialect: 3, seed: UInt64($0)) }.filter(isCounted)
    try #require(texts.count > 20)
    let without = try learnt([])
    let once = try learnt([texts[0]])
    let copies = try learnt(Array(repeating: texts[0], count: 20))
    let several = try learnt(Array(texts.prefix(20)))
    #expect(abs(once - without) < 0.15)
    #expect(abs(copies - without) < 0.15)
    #expect(several > without + 1)
    batch = []
  }

  @Test func tooSmallABatchLeavesTheBaseAlone() throws {
    let base = try base()
    let none = try adapt(base, [])
    #expect(none.model == nil && none.baseWeight == 1 && none.tokens == (0, 0))
    let few = try adapt(base, (0..<8).map { Self.document(dialect: 0, seed: UInt64($0)) })
    #expect(few.model == nil && few.perplexity.base == few.perplexity.adapted)
  }

  @Test func aBatchInTheBasesOwnDialectDoesNoHarm() throws {
    let base = try base(dialects: 0..<1)
    let adaptation = try adapt(base, (0..<300).map { Self.document(dialect: 0, seed: UInt64(70_000 + $0)) })
    let model = adaptation.model ?? base
    let tokenizer = try TextTokenizer(base.vocabulary)
    let sentences = (0..<40).flatMap {
      tokenizer.sentences(in: Array(Self.document(dialect: 0, seed: UInt64(80_000 + $0)).utf8))
    }
    #expect(model.perplexity(of: sentences) < base.perplexity(of: sentences) * 1.02)
  }

  @Test func anyBytesAreTakenAndNothingIsLeftBehind() throws {
    let base = try base()
    let adapter = try BatchAdapter(base: base, options: options)
    var state: UInt64 = 7
    for size in 0..<200 {
      let document = (0..<size * 3).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
      }
      try adapter.add(document)
    }
    _ = try adapter.finish()
    #expect(Set(fixture.entries) == ["base.txt", "base.cdlm"])
  }
}
