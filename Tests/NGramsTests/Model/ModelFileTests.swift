import Bytes
import NGrams
import Testing

@Suite("Model files")
struct ModelFileTests {
  @Test("what is written is what is read", arguments: ModelForm.exact)
  func roundTrip(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 5, words: 120, tokens: 4_000, seed: 71)
    let model = try form.model(random, in: folder)
    #expect(model.counts == random.counts && model.order == 5 && model.layout == form.layout)
    #expect(model.metadata["recipe"] == "a test")
    try model.verify()
    for n in 1...5 {
      var found: [([WordID], Float, Float)] = []
      try model.forEach(order: n) { words, probability, backoff throws(ModelError) in
        found.append((Array(words), probability, backoff))
      }
      var index = 0
      try random.forEach(order: n) { words, probability, backoff throws(ModelError) in
        #expect(index < found.count && found[index] == (Array(words), probability, backoff))
        index += 1
      }
      #expect(index == found.count)
    }
    for id in 0..<WordID(model.counts[0]) {
      #expect(model.vocabulary.word(id) == random.vocabulary.word(id))
      #expect(model.vocabulary.id(of: random.vocabulary.string(id)) == id)
    }
    #expect(folder.names.count == 1)
  }

  @Test("n-grams lost to pruning are added without a change of probability", arguments: ModelForm.exact)
  func closure(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 4, words: 50, tokens: 1_000, pruned: 0.6, seed: 81)
    let model = try form.model(random, in: folder)
    #expect(zip(model.counts, random.counts).allSatisfy { $0 >= $1 } && model.counts[1] > random.counts[1])
    var ngrams = Set<[WordID]>()
    for n in 1...4 {
      try model.forEach(order: n) { words, _, _ throws(ModelError) in ngrams.insert(Array(words)) }
    }
    #expect(ngrams.allSatisfy { $0.count == 1 || ngrams.contains(Array($0.dropFirst())) })
    #expect(ngrams.allSatisfy { $0.count == 1 || ngrams.contains(Array($0.dropLast())) })
  }

  @Test("the same source makes the same file", arguments: ModelForm.all)
  func deterministic(form: ModelForm) throws {
    let (one, two) = (try TemporaryFolder(), try TemporaryFolder())
    let random = try RandomModel(order: 3, words: 200, tokens: 3_000, seed: 91)
    let name = "\(form.layout)-\(form.quantization).cdlm"
    _ = try form.model(random, in: one)
    _ = try form.model(random, in: two)
    #expect(try one.bytes(name) == two.bytes(name))
  }

  @Test("a damaged byte is found by verify, if not before", arguments: ModelForm.all)
  func verify(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    _ = try form.model(RandomModel(order: 3, words: 30, tokens: 300, seed: 92), in: folder)
    let bytes = try folder.bytes("\(form.layout)-\(form.quantization).cdlm")
    var generator = SplitMix64(seed: 93)
    var missed = 0
    for _ in 0..<200 {
      var damaged = bytes
      damaged[Int.random(in: damaged.indices, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      let path = try folder.file("damaged", damaged)
      do {
        try LanguageModel(path: path).verify()
        missed += 1
      } catch {
        #expect(error.description.hasPrefix(path) && !error.remedy.isEmpty)
      }
    }
    // Only the bytes between the sections are covered by no checksum.
    #expect(missed < 40)
  }

  @Test("foreign and unfinished files say what they are")
  func foreign() throws {
    let folder = try TemporaryFolder()
    func code(_ bytes: [UInt8]) throws -> ModelError.Code? {
      let path = try folder.file("file", bytes)
      do {
        _ = try LanguageModel(path: path)
        return nil
      } catch { return error.code }
    }
    #expect(try code([]) == .foreign)
    #expect(try code(Array("\\data\\\nngram 1=3\n".utf8)) == .foreign)
    #expect(try code(Array(repeating: 0, count: 4_096)) == .foreign)
    _ = try ModelForm.all[2].model(TinyModel.source(in: folder), in: folder)
    var bytes = try folder.bytes("compact-eightBit.cdlm")
    #expect(try code(bytes) == nil)
    #expect(try code(bytes + [0]) == .damaged)
    #expect(try code(bytes.dropLast()) == .damaged)
    bytes.replaceSubrange(8..<12, with: [1, 2, 3, 4])
    #expect(try code(bytes) == .unsupported)
    bytes.replaceSubrange(5..<8, with: [0, 0, 0])
    #expect(try code(bytes) == .incomplete)
    #expect(throws: ModelError.self) { try LanguageModel(path: folder.path("none")) }
    #expect(throws: ModelError.self) { try LanguageModel(path: folder.path("")) }
  }

  @Test("a source that breaks its contract is refused, and no file is left")
  func invalidSource() throws {
    let folder = try TemporaryFolder()
    let vocabulary = try VocabularyBuilder().build()
    let words: [([WordID], Float, Float)] = [([0], -1, 0), ([1], -1, 0), ([2], -1, 0)]
    let sources = [
      ListSource(vocabulary: vocabulary, lists: [Array(words.dropLast())]),
      ListSource(vocabulary: vocabulary, lists: [[words[1], words[0], words[2]]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([2, 1], -1, 0), ([1, 2], -1, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([1, 2], -1, 0), ([1, 2], -1, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([1, 9], -1, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([9, 1], -1, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([1, 2], .nan, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [words, [([1, 2], 0.5, 0)]]),
      ListSource(vocabulary: vocabulary, lists: [[([0], -1, .infinity), words[1], words[2]], []]),
      ListSource(vocabulary: vocabulary, lists: Array(repeating: [], count: 7)),
      ListSource(vocabulary: vocabulary, lists: []),
    ]
    for (index, source) in sources.enumerated() {
      for form in ModelForm.all {
        #expect(throws: ModelError.self, "source \(index)") { try form.model(source, in: folder) }
      }
    }
    #expect(folder.names.isEmpty)
  }
}

@Suite("Loader: damaged files")
struct LoaderFuzzTests {
  /// Asks everything a model can be asked; the answers do not matter, that they come does.
  private static func exercise(_ model: LanguageModel, _ text: [WordID]) {
    var state = model.beginSentenceState
    for word in text {
      let result = model.score(word, after: state, into: &state)
      #expect(1...model.order ~= result.matchedLength && state.count < max(2, model.order))
    }
    _ = model.score(sentence: text)
    _ = model.successors(of: state, limit: 20)
    _ = model.predecessors(of: Array(text.prefix(2)), limit: 20)
    _ = model.predecessors(of: Array(text.prefix(1)), limit: 20)
    for id in 0..<WordID(min(50, model.counts[0])) { _ = model.vocabulary.id(of: model.vocabulary.string(id)) }
  }

  private static func readWhole(_ model: LanguageModel) {
    try? model.forEach(order: model.order) { _, _, _ throws(ModelError) in }
    try? model.verify()
  }

  @Test("cut at every 64th byte, a file is refused", arguments: ModelForm.all)
  func truncation(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    _ = try form.model(RandomModel(order: 3, words: 60, tokens: 600, seed: 101), in: folder)
    let bytes = try folder.bytes("\(form.layout)-\(form.quantization).cdlm")
    for size in stride(from: 0, to: bytes.count, by: 64) {
      #expect(throws: ModelError.self, "cut at \(size)") {
        try bytes[..<size].withUnsafeBytes { try LanguageModel(bytes: $0) }
      }
    }
  }

  /// Found by fuzzing: the search for predecessors compared scores that equal nothing, and did not end.
  @Test("what is no number among the probabilities ends no search late", arguments: ModelForm.exact)
  func noNumber(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let model = try form.model(TinyModel.source(in: folder), in: folder)
    var bytes = try folder.bytes("\(form.layout)-\(form.quantization).cdlm")
    let places = bytes.indices.dropLast(3).filter { place in
      let value = UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      let bits = value | UInt32(bytes[place + 3]) << 24
      return [-0.7, -1.1, -0.6, -0.8].contains { Float($0).bitPattern == bits }
    }
    #expect(!places.isEmpty)
    for place in places { bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0xC0, 0x7F]) }
    HeaderRepair.repair(&bytes)
    let text = ["the", "cat", "sat"].map { model.vocabulary.id(of: $0) }
    try bytes.withUnsafeBytes { Self.exercise(try LanguageModel(bytes: $0), text) }
  }

  @Test("2,000 random changes in all: an error or an answer, no crash", arguments: ModelForm.all)
  func mutation(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 3, words: 150, tokens: 1_500, seed: 102)
    _ = try form.model(random, in: folder)
    let bytes = try folder.bytes("\(form.layout)-\(form.quantization).cdlm")
    var generator = SplitMix64(seed: 103)
    let text = random.text(20, seed: 104)
    var opened = 0
    for round in 0..<667 {
      var damaged = bytes
      // Half of the changes hit the first kilobyte, with the headers, whose checksum is then made right again.
      let limit = round % 2 == 0 ? min(1_024, bytes.count) : bytes.count
      for _ in 0..<Int.random(in: 1...16, using: &generator) {
        damaged[Int.random(in: 0..<limit, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if round % 4 != 2 { HeaderRepair.repair(&damaged) }
      damaged.withUnsafeBytes { bytes in
        guard let model = try? LanguageModel(bytes: bytes) else { return }
        opened += 1
        Self.exercise(model, text)
        if round % 8 == 0 { Self.readWhole(model) }
      }
    }
    // Most changes must get past the header, or nothing is tried.
    #expect(opened > 250)
  }
}
