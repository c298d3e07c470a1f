import Bytes
import Testing

@testable import NeuralModel

@Suite("Loader")
struct LoaderTests {
  private func code(_ change: (inout TinyModel) -> Void) -> NeuralModelError.Code? {
    var tiny = TinyModel(.q8_0)
    change(&tiny)
    do throws(NeuralModelError) {
      _ = try tiny.load()
      return nil
    } catch { return error.code }
  }

  @Test("what the file says is what the model tells")
  func facts() throws {
    let tiny = TinyModel(.q8_0)
    let model = try tiny.load()
    #expect(model.contextLength == 256 && model.documentStart == 0 && model.tokenizer.count == tiny.vocabulary)
    let vectors = tiny.norms.values.reduce(0) { $0 + $1.count }
    #expect(model.parameterCount == tiny.tensors.values.reduce(vectors) { $0 + $1.numbers.count })
  }

  @Test("files of another kind are told apart from damaged ones")
  func kinds() {
    #expect(throws: NeuralModelError.self) { try TinyModel.load([]) }
    #expect(throws: NeuralModelError.self) { try TinyModel.load(Array("some text that is no model".utf8)) }
    #expect(code { $0.writer.set("general.architecture", .string("mamba")) } == .unsupported)
    #expect(code { $0.writer.set("tokenizer.ggml.model", .string("llama")) } == .unsupported)
    #expect(code { $0.writer.set("tokenizer.ggml.pre", .string("qwen2")) } == .unsupported)
    #expect(code { $0.writer.set("llama.rope.scaling.type", .string("yarn")) } == .unsupported)
    #expect(code { $0.writer.set("llama.expert_count", .integer(8)) } == .unsupported)
    #expect(
      code { $0.writer.add("rope_freqs.weight", shape: [8], type: 0, bytes: [UInt8](repeating: 0, count: 32)) }
        == .unsupported)
    #expect(
      code { $0.writer.add("extra.weight", shape: [256], type: 12, bytes: [UInt8](repeating: 0, count: 144)) }
        == .unsupported)
    #expect(code { $0.writer.remove("tokenizer.ggml.merges") } == .damaged)
    #expect(code { $0.writer.set("tokenizer.ggml.merges", .strings(["q"])) } == .damaged)
    #expect(code { $0.writer.set("tokenizer.ggml.merges", .strings(["q z"])) } == .damaged)
    #expect(code { $0.writer.set("llama.block_count", .integer(3)) } == .damaged)
    #expect(code { $0.writer.set("llama.block_count", .integer(0)) } == .damaged)
    #expect(code { $0.writer.set("llama.attention.head_count", .integer(8)) } == .unsupported)
    #expect(code { $0.writer.removeTensor("blk.1.ffn_up.weight") } == .damaged)
    #expect(code { $0.writer.set("tokenizer.ggml.tokens", .strings(["a"])) } == .damaged)
    #expect(code { _ in } == nil)
  }

  @Test("an error is one line with the file, the problem and a remedy")
  func line() {
    #expect {
      try TinyModel.load(TinyModel(.f32).writer.bytes(version: 1))
    } throws: {
      "\($0)" == "tiny.gguf: is GGUF of version 1; give a little-endian file of version 2 or 3"
    }
  }

  @Test("a cut file is refused, wherever it is cut")
  func truncation() {
    let bytes = TinyModel(.q4_1).writer.bytes()
    for size in stride(from: 0, to: bytes.count, by: 61) {
      #expect(throws: NeuralModelError.self, "cut at \(size)") { try TinyModel.load(Array(bytes[..<size])) }
    }
  }

  @Test("damage gives an error or an answer, never a crash", arguments: [WeightType.q4_0, .q4_1, .f16])
  func mutation(type: WeightType) throws {
    let bytes = TinyModel(type).writer.bytes()
    var generator = SplitMix64(seed: 12)
    var opened = 0
    for round in 0..<150 {
      var damaged = bytes
      // A third of the changes hit what describes the model, a third the tokens and tensors' places, a third anything.
      let limit = [1_000, 8_000, bytes.count][round % 3]
      for _ in 0..<1 + generator.below(8) {
        damaged[generator.below(min(limit, bytes.count))] = UInt8(generator.below(256))
      }
      guard let model = try? TinyModel.load(damaged) else { continue }
      opened += 1
      let text = model.tokenizer.encode(Array("the mayor's 2 cats".utf8))
      _ = model.tokenizer.decode(text)
      let session = NeuralSession(model)
      if (try? session.setContext(text)) != nil {
        let scores = (try? session.score(continuations: [[1, 2, 3], [1, 5]])) ?? []
        let areFinite = scores.allSatisfy(\.isFinite)
        #expect(areFinite)
      }
      _ = try? session.likeliestNext(count: 3)
    }
    #expect(opened > 20)
  }
}
