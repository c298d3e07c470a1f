import Bytes

@testable import NeuralModel

/// A model of random weights, made anew for each test: its file, and what a reference needs to know of it.
struct TinyModel {
  let width = 64
  let feedForwardWidth = 96
  let heads = 4
  let keyHeads = 2
  let headWidth = 16
  let layerCount = 2
  let base: Float = 10_000
  let epsilon: Float = 1e-5

  var writer = GGUFWriter()
  private(set) var tensors: [String: TestTensor] = [:]
  private(set) var norms: [String: [Float]] = [:]
  let vocabulary: Int

  /// Tokens that no byte has: the first is a control token, the others come of merges, in this order.
  static let merges = ["t h", "th e", "Ġ the", "i n", "Ġ a", "in g", "o n", "Ġ on", "Ġ t", "a n", "an d", "Ġ Ġ"]

  init(_ type: WeightType, hasOutput: Bool = false, seed: UInt64 = 1) {
    var generator = SplitMix64(seed: seed)
    let alphabet = (0..<256).map { Self.letter(UInt8($0)) }
    let tokens = ["<|end|>"] + alphabet + Self.merges.map { $0.filter { $0 != " " } }
    vocabulary = tokens.count
    writer.set("general.architecture", .string("llama"))
    writer.set("llama.block_count", .integer(UInt32(layerCount)))
    writer.set("llama.context_length", .integer(256))
    writer.set("llama.embedding_length", .integer(UInt32(width)))
    writer.set("llama.feed_forward_length", .integer(UInt32(feedForwardWidth)))
    writer.set("llama.attention.head_count", .integer(UInt32(heads)))
    writer.set("llama.attention.head_count_kv", .integer(UInt32(keyHeads)))
    writer.set("llama.attention.layer_norm_rms_epsilon", .number(epsilon))
    writer.set("llama.rope.freq_base", .number(base))
    writer.set("tokenizer.ggml.model", .string("gpt2"))
    writer.set("tokenizer.ggml.pre", .string("smollm"))
    writer.set("tokenizer.ggml.tokens", .strings(tokens))
    writer.set("tokenizer.ggml.token_type", .integers([3] + [Int32](repeating: 1, count: tokens.count - 1)))
    writer.set("tokenizer.ggml.merges", .strings(Self.merges))
    writer.set("tokenizer.ggml.bos_token_id", .integer(0))
    writer.set("tokenizer.ggml.add_bos_token", .flag(false))

    let keys = keyHeads * headWidth
    var shapes = [("token_embd", vocabulary, width)]
    if hasOutput { shapes.append(("output", vocabulary, width)) }
    for layer in 0..<layerCount {
      shapes += [
        ("attn_q", heads * headWidth, width), ("attn_k", keys, width), ("attn_v", keys, width),
        ("attn_output", width, heads * headWidth), ("ffn_gate", feedForwardWidth, width),
        ("ffn_up", feedForwardWidth, width), ("ffn_down", width, feedForwardWidth),
      ].map { ("blk.\(layer)." + $0.0, $0.1, $0.2) }
    }
    for (name, rows, columns) in shapes {
      let tensor = TestTensor(rows: rows, columns: columns, type: type, generator: &generator)
      tensors[name] = tensor
      writer.add(name + ".weight", shape: [columns, rows], type: type.rawValue, bytes: tensor.bytes)
    }
    let names = (0..<layerCount).flatMap { ["blk.\($0).attn_norm", "blk.\($0).ffn_norm"] }
    for name in names + ["output_norm"] {
      let norm = (0..<width).map { _ in Float.random(in: 0.5...1.5, using: &generator) }
      norms[name] = norm
      let bytes = norm.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian) { Array($0) } }
      writer.add(name + ".weight", shape: [width], type: 0, bytes: bytes)
    }
  }

  /// The model as the product reads it.
  func load() throws(NeuralModelError) -> NeuralModel { try Self.load(writer.bytes()) }

  static func load(_ bytes: [UInt8]) throws(NeuralModelError) -> NeuralModel {
    try NeuralModel(region: MemoryRegion(copying: bytes), name: "tiny.gguf")
  }

  /// GPT-2's letter for a byte.
  static func letter(_ byte: UInt8) -> String {
    let printable = Array(0x21...0x7E) + Array(0xA1...0xAC) + Array(0xAE...0xFF)
    if printable.contains(Int(byte)) { return String(UnicodeScalar(byte)) }
    let others = (0...255).filter { !printable.contains($0) }
    let index = others.firstIndex(of: Int(byte)) ?? 0
    return UnicodeScalar(UInt32(0x100 + index)).map { String($0) } ?? ""
  }
}
