import Bytes
import NGrams
import Testing

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
