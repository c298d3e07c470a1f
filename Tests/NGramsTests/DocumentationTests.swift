import NGrams
import Testing

/// The example on the module's front page, step by step.
@Suite("Documentation")
struct DocumentationTests {
  @Test("from an ARPA file to a scored sentence")
  func example() throws {
    let folder = try TemporaryFolder()
    let arpa = try TinyModel.source(in: folder)
    let metadata: ModelMetadata = [ModelMetadata.StandardKey.recipe: "news of 2024, order 5"]
    try ModelWriter.write(arpa, layout: .compact, metadata: metadata, to: folder.path("news.cdlm"))
    let model = try LanguageModel(path: folder.path("news.cdlm"))
    #expect(model.metadata[ModelMetadata.StandardKey.recipe] == "news of 2024, order 5")

    let words = ["the", "cat", "sat"].map { model.vocabulary.id(of: $0) }
    let logProbability = model.score(sentence: words)
    // As few values are kept exactly but for rounding, the sum is that by hand.
    #expect(abs(logProbability - -1.55) < 1e-3)
    #expect(abs(model.perplexity(of: [words]) - 2.440_6) < 1e-2)

    let left = model.state(after: [Vocabulary.beginSentence, words[0]])
    let candidates = model.successors(of: left, limit: 5)
    let best = candidates.max { a, b in
      model.score(gap: [a.word], between: left, and: [words[2]])
        < model.score(gap: [b.word], between: left, and: [words[2]])
    }
    #expect(best.map { model.vocabulary.string($0.word) } == "cat")
  }
}
