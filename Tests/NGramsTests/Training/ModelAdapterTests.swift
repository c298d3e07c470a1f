import Glibc
import NGrams
import Testing

@Suite struct ModelAdapterTests {
  private let fixture: TrainingFixture

  init() throws { fixture = try TrainingFixture() }

  private func model(_ text: String, order: Int) throws -> LanguageModel {
    let path = "\(fixture.folder)/model-\(fixture.entries.count)"
    let ngrams = try fixture.train([fixture.corpus("text-\(fixture.entries.count)", text)], order: order)
    try ModelWriter.write(ngrams, layout: .fast, metadata: ngrams.metadata, to: path)
    return try LanguageModel(path: path)
  }

  @Test(arguments: [0.2, 0.7])
  func mixesProbabilitiesOfBothAndStillSumsToOne(weight: Double) throws {
    let base = try model(TrainingFixture.randomText(sentences: 150, words: 15, seed: 1), order: 3)
    let text = TrainingFixture.randomText(sentences: 50, words: 12, seed: 8) + "new w1 w2 new\n"
    let addition = try model(text, order: 2)
    let adapter = try ModelAdapter(base: base, addition: addition)
    let mixed = try adapter.interpolated(weight: weight, options: TrainingOptions())
    let table = try BackoffTable(mixed)
    #expect(mixed.order == 3)
    let words = (0..<WordID(mixed.vocabulary.count)).filter { $0 != Vocabulary.beginSentence }
    for context in table.entries.keys where context.count < 3 && context.last != Vocabulary.endSentence {
      let sum = words.reduce(0) { $0 + pow(10, table.score($1, after: context[...])) }
      #expect(abs(sum - 1) < 1e-4, "after \(context)")
    }
    // An n-gram of both models has the weighted mean.
    let (one, two) = (mixed.vocabulary.id(of: "w1"), mixed.vocabulary.id(of: "w2"))
    func probability(_ model: LanguageModel) -> Double {
      var next = LanguageModel.State()
      let ids = ["w1", "w2"].map { model.vocabulary.id(of: $0) }
      let state = model.state(after: [ids[0]])
      return pow(10, Double(model.score(ids[1], after: state, into: &next).log10Probability))
    }
    let expected = weight * probability(base) + (1 - weight) * probability(addition)
    let entry = try #require(table.entries[[one, two]])
    #expect(abs(pow(10, entry.probability) - expected) < 1e-6)
    #expect(mixed.vocabulary.id(of: "new") != Vocabulary.unknown)
  }

  @Test func theWeightFollowsTheHeldOutText() throws {
    let base = try model(TrainingFixture.randomText(sentences: 300, words: 15, seed: 1), order: 2)
    let addition = try model(String(repeating: "w3 w1 w4 w1 w5\n", count: 20), order: 2)
    let adapter = try ModelAdapter(base: base, addition: addition)
    let like = ["w3", "w1", "w4", "w1", "w5"].map { adapter.vocabulary.id(of: $0) }
    let unlike = ["w0", "w0", "w2", "w0"].map { adapter.vocabulary.id(of: $0) }
    #expect(adapter.fittedWeight(heldOut: [like]) < 0.1)
    #expect(adapter.fittedWeight(heldOut: [unlike]) > 0.9)
    #expect(adapter.fittedWeight(heldOut: [[WordID]]()) == 0.5)
  }
}
