import NGrams
import Testing

@Suite("LanguageModel: neighbors")
struct LanguageModelNeighborTests {
  /// All words with a score, the best first.
  private static func ranked(_ model: LanguageModel, _ score: (WordID) -> Double) -> [Neighbor] {
    (2..<WordID(model.counts[0])).map { Neighbor(word: $0, log10Score: score($0)) }
      .sorted { ($0.log10Score, $1.word) > ($1.log10Score, $0.word) }
  }

  /// The same scores in the same order; words whose scores differ only by rounding may change places.
  private static func agree(_ a: [Neighbor], _ b: [Neighbor], tolerance: Double = 1e-5) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs($0.log10Score - $1.log10Score) < tolerance }
      && Set(a.map(\.word)).count == a.count
  }

  @Test("successors are those of a search through the vocabulary", arguments: ModelForm.all)
  func successors(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    // Frequent words have hundreds of successors: more than the index by rank lists.
    let random = try RandomModel(order: 4, words: 400, tokens: 20_000, seed: 41)
    let model = try form.model(random, in: folder)
    let text = random.text(300, seed: 42)
    for end in stride(from: 0, to: 300, by: 17) {
      let state = model.state(after: text[..<end])
      var next = LanguageModel.State()
      let expected = Self.ranked(model) { Double(model.score($0, after: state, into: &next).log10Probability) }
      for limit in [0, 1, 10, 100, 1_000] {
        let found = model.successors(of: state, limit: limit)
        #expect(Self.agree(found, Array(expected.prefix(limit))), "after \(end) words, limit \(limit)")
        for neighbor in found {
          let score = model.score(neighbor.word, after: state, into: &next).log10Probability
          #expect(abs(Double(score) - neighbor.log10Score) < 1e-5)
        }
      }
    }
  }

  @Test("predecessors of a word are those of a search through the vocabulary", arguments: ModelForm.all)
  func predecessors(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 3, words: 300, tokens: 20_000, seed: 51)
    let model = try form.model(random, in: folder)
    for right in random.text(25, seed: 52) {
      let expected = Self.ranked(model) { model.score(gap: [$0], between: LanguageModel.State(), and: [right]) }
      for limit in [0, 1, 10, 100, 1_000] {
        let found = model.predecessors(of: [right], limit: limit)
        // Lists are sorted by exact values; quantised ones may leave a word out for one as good within a bin.
        let tolerance = form.quantization == .none ? 1e-5 : 0.05
        #expect(
          Self.agree(found, Array(expected.prefix(limit)), tolerance: tolerance), "before \(right), limit \(limit)")
      }
    }
  }

  @Test("predecessors of several words, all being candidates", arguments: ModelForm.exact)
  func predecessorsOfMany(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let random = try RandomModel(order: 4, words: 300, tokens: 20_000, seed: 61)
    let model = try form.model(random, in: folder)
    let text = random.text(150, seed: 62)
    for start in stride(from: 0, to: 140, by: 5) {
      let right = Array(text[start..<start + 3])
      let expected = Self.ranked(model) { model.score(gap: [$0], between: LanguageModel.State(), and: right) }
      #expect(Self.agree(model.predecessors(of: right, limit: 20), Array(expected.prefix(20))))
    }
  }

  @Test("by hand", arguments: ModelForm.exact)
  func byHand(form: ModelForm) throws {
    let folder = try TemporaryFolder()
    let model = try form.model(TinyModel.source(in: folder), in: folder)
    let words = { (neighbors: [Neighbor]) in neighbors.map { model.vocabulary.string($0.word) } }
    // After <s> the: cat −0.35; sat −0.25 − 1.0; the −0.25 − 0.3 − 0.7; </s> −0.25 − 0.3 − 0.9. Two are equal but for
    // rounding.
    var state = model.beginSentenceState
    model.score(model.vocabulary.id(of: "the"), after: state, into: &state)
    let successors = model.successors(of: state, limit: 9)
    #expect(successors.count == 4 && words(successors).first == "cat" && words(successors).last == "</s>")
    #expect(Self.agree(successors, zip(2..., [-0.35, -1.25, -1.25, -1.45]).map { Neighbor(word: $0, log10Score: $1) }))
    // Before sat: the −0.7 − 1.0; cat −1.1 − 0.8; </s> −0.9 − 1.3; sat −1.3 − 0.1 − 1.3.
    let right = [model.vocabulary.id(of: "sat")]
    #expect(words(model.predecessors(of: right, limit: 3)) == ["the", "cat", "</s>"])
    #expect(words(model.predecessors(of: [], limit: 2)) == ["the", "</s>"])
  }
}
