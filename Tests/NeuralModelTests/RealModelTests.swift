import Foundation
import Testing

@testable import NeuralModel

/// Where the real model is, if it is there.
private enum RealModel {
  static let path = ProcessInfo.processInfo.environment["COPYDESK_NEURAL_MODEL"].flatMap { $0.isEmpty ? nil : $0 }
}

/// The model that `make neural-model` fetches; COPYDESK_NEURAL_MODEL names its file.
///
/// What is expected was computed with NumPy in 32-bit floats from the dequantized weights. The sentences are invented.
@Suite("SmolLM2-135M", .enabled(if: RealModel.path != nil))
struct RealModelTests {
  private struct Sentence: Decodable {
    let text: String
    let tokens: [TokenID]
    let logProbabilities: [Float]
  }

  private static func sentences() throws -> [Sentence] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/smollm2-135m.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(Sentence.self, from: Data($0.utf8))
    }
  }

  @Test("tokens are those expected, log probabilities within 0.02, with the same bits from every kernel")
  func sentences() throws {
    let model = try NeuralModel(path: try #require(RealModel.path))
    let sentences = try Self.sentences()
    #expect(sentences.count == 6)
    for sentence in sentences {
      #expect(model.tokenizer.encode(Array(sentence.text.utf8)) == sentence.tokens)
      // The plain kernels are slow where nothing is optimized: they take one sentence.
      let variants = sentence.text == sentences[0].text ? KernelVariant.all : KernelVariant.all.suffix(1)
      let scores = try variants.map { kernels in
        let session = NeuralSession(model, kernels, continuationLimit: 64)
        try session.setContext([sentence.tokens[0]])
        return try session.logProbabilities(of: Array(sentence.tokens.dropFirst()))
      }
      #expect(Set(scores).count == 1)
      for (score, expected) in zip(scores[0], sentence.logProbabilities) { #expect(abs(score - expected) < 0.02) }
    }
  }

  @Test("a word that fits is likelier than one that does not, and is found among the likeliest")
  func fit() throws {
    let model = try NeuralModel(path: try #require(RealModel.path))
    let session = NeuralSession(model)
    let tokens = { (text: String) in model.tokenizer.encode(Array(text.utf8)) }
    try session.setContext(tokens("The ship sailed out of the harbour and into the open"))
    let scores = try session.score(
      continuations: [" sea and was never seen again", " of and was never seen again"].map(tokens))
    #expect(scores[0] > scores[1] + 4)
    #expect(try session.likeliestNext(count: 3).map(\.token).contains(tokens(" sea")[0]))
  }
}
