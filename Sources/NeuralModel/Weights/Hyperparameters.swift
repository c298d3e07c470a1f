internal import CNeuralKernels

/// The sizes of a model of the Llama architecture.
struct Hyperparameters {
  let layerCount: Int
  /// The numbers that stand for a token between layers.
  let width: Int
  let feedForwardWidth: Int
  let headCount: Int
  /// Heads of keys and values, each shared by a group of query heads.
  let keyHeadCount: Int
  let headWidth: Int
  /// The positions that the model was trained for.
  let contextLength: Int
  let epsilon: Float
  let rotaryBase: Double

  var queryWidth: Int { headCount * headWidth }
  var keyWidth: Int { keyHeadCount * headWidth }

  /// Reads the sizes.
  ///
  /// - Throws: ``NeuralModelError`` if the file is of another architecture, or if one is missing or impossible.
  init(_ file: borrowing GGUFFile) throws(NeuralModelError) {
    guard case .string(let architecture) = file.metadata["general.architecture"] else {
      throw file.damaged("names no architecture")
    }
    guard file.string(architecture) == "llama" else {
      throw file.unsupported(
        "is of the architecture \(file.string(architecture).prefix(40))",
        remedy: "give a model of the architecture llama")
    }
    if case .integer(let experts) = file.metadata["llama.expert_count"], experts > 0 {
      throw file.unsupported("is a mixture of experts", remedy: "give a dense model")
    }
    if case .string(let scaling) = file.metadata["llama.rope.scaling.type"], file.string(scaling) != "none" {
      throw file.unsupported("scales its positions", remedy: "give a model without RoPE scaling")
    }
    layerCount = try Self.size("llama.block_count", in: file, limit: 1_024)
    width = try Self.size("llama.embedding_length", in: file, limit: 1 << 16)
    feedForwardWidth = try Self.size("llama.feed_forward_length", in: file, limit: 1 << 18)
    headCount = try Self.size("llama.attention.head_count", in: file, limit: 1_024)
    keyHeadCount =
      file.metadata["llama.attention.head_count_kv"] == nil
      ? headCount : try Self.size("llama.attention.head_count_kv", in: file, limit: 1_024)
    headWidth =
      file.metadata["llama.attention.key_length"] == nil
      ? width / headCount : try Self.size("llama.attention.key_length", in: file, limit: 1_024)
    contextLength = try Self.size("llama.context_length", in: file, limit: 1 << 24)
    epsilon = Float(try Self.number("llama.attention.layer_norm_rms_epsilon", in: file, otherwise: 1e-5, 0...1))
    rotaryBase = try Self.number("llama.rope.freq_base", in: file, otherwise: 10_000, 1...1e12)
    // The kernels work on sixteen numbers at a time.
    let lanes = Int(NEURAL_LANES)
    guard headCount.isMultiple(of: keyHeadCount), headWidth > 0, headWidth.isMultiple(of: lanes),
      width.isMultiple(of: lanes), feedForwardWidth.isMultiple(of: lanes)
    else { throw file.unsupported("has sizes that are no multiples of \(lanes)", remedy: "give another model") }
    if case .integer(let count) = file.metadata["llama.rope.dimension_count"], count != headWidth {
      throw file.unsupported("turns only a part of its heads (RoPE)", remedy: "give another model")
    }
  }

  private static func size(_ key: String, in file: borrowing GGUFFile, limit: Int) throws(NeuralModelError) -> Int {
    guard case .integer(let value) = file.metadata[key], 1...limit ~= value else {
      throw file.damaged("\(key) is missing or impossible")
    }
    return value
  }

  private static func number(
    _ key: String, in file: borrowing GGUFFile, otherwise: Double, _ possible: ClosedRange<Double>
  ) throws(NeuralModelError) -> Double {
    guard let value = file.metadata[key] else { return otherwise }
    guard case .number(let number) = value, possible ~= number else { throw file.damaged("\(key) is impossible") }
    return number
  }
}
