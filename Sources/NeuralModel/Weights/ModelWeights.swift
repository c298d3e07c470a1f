internal import CNeuralKernels

/// The weights of one layer.
struct LayerWeights {
  let attentionNorm: UnsafeRawPointer
  let query: neural_matrix
  let key: neural_matrix
  let value: neural_matrix
  let attentionOutput: neural_matrix
  let feedForwardNorm: UnsafeRawPointer
  let gate: neural_matrix
  let up: neural_matrix
  let down: neural_matrix
}

/// The weights of a model, where they are in the file.
///
/// Sendable although it holds pointers: the file is mapped for reading only, and who has the weights keeps it mapped.
struct ModelWeights: @unchecked Sendable {
  let sizes: Hyperparameters
  let embedding: neural_matrix
  let layers: [LayerWeights]
  let outputNorm: UnsafeRawPointer
  /// Gives the score of each token; the embedding again in most small models.
  let output: neural_matrix
  /// Whether any matrix is multiplied in integers.
  let areQuantized: Bool

  /// Finds every tensor of a Llama model and checks its shape.
  ///
  /// - Throws: ``NeuralModelError`` if a tensor is missing, of a wrong shape, or none that such a model has.
  init(_ file: borrowing GGUFFile) throws(NeuralModelError) {
    let sizes = try Hyperparameters(file)
    let query = sizes.queryWidth
    let key = sizes.keyWidth
    guard let vocabulary = file.tensors["token_embd.weight"]?.rows, 1...(1 << 20) ~= vocabulary else {
      throw file.damaged("the tensor token_embd.weight is missing or impossible")
    }
    var found = 2
    embedding = try Self.matrix("token_embd", vocabulary, sizes.width, in: file)
    outputNorm = try Self.vector("output_norm", sizes.width, in: file)
    if file.tensors["output.weight"] == nil {
      output = embedding
    } else {
      output = try Self.matrix("output", vocabulary, sizes.width, in: file)
      found += 1
    }
    var layers: [LayerWeights] = []
    for layer in 0..<sizes.layerCount {
      let block = "blk.\(layer)."
      layers.append(
        LayerWeights(
          attentionNorm: try Self.vector(block + "attn_norm", sizes.width, in: file),
          query: try Self.matrix(block + "attn_q", query, sizes.width, in: file),
          key: try Self.matrix(block + "attn_k", key, sizes.width, in: file),
          value: try Self.matrix(block + "attn_v", key, sizes.width, in: file),
          attentionOutput: try Self.matrix(block + "attn_output", sizes.width, query, in: file),
          feedForwardNorm: try Self.vector(block + "ffn_norm", sizes.width, in: file),
          gate: try Self.matrix(block + "ffn_gate", sizes.feedForwardWidth, sizes.width, in: file),
          up: try Self.matrix(block + "ffn_up", sizes.feedForwardWidth, sizes.width, in: file),
          down: try Self.matrix(block + "ffn_down", sizes.width, sizes.feedForwardWidth, in: file)))
    }
    // A bias or a factor that is not applied would make every score wrong without a word.
    guard file.tensors.count == found + 9 * sizes.layerCount else {
      throw file.unsupported("has tensors that a plain Llama model has not", remedy: "give another model")
    }
    self.sizes = sizes
    self.layers = layers
    areQuantized = file.tensors.values.contains { $0.type.isQuantized }
    let lengths = [sizes.width, query, sizes.feedForwardWidth]
    guard !areQuantized || lengths.allSatisfy({ $0.isMultiple(of: Int(NEURAL_BLOCK)) }) else {
      throw file.unsupported("has sizes that are no multiples of \(NEURAL_BLOCK)", remedy: "give another model")
    }
  }

  private static func matrix(
    _ name: String, _ rows: Int, _ columns: Int, in file: borrowing GGUFFile
  ) throws(NeuralModelError) -> neural_matrix {
    guard let tensor = file.tensors[name + ".weight"], tensor.dimensionCount == 2, tensor.rows == rows,
      tensor.columns == columns, let base = file.bytes.baseAddress
    else { throw file.damaged("the tensor \(name).weight is missing or of a wrong shape") }
    return neural_matrix(
      bytes: (base + tensor.range.lowerBound).assumingMemoryBound(to: UInt8.self), row_bytes: Int64(tensor.rowSize),
      rows: Int32(rows), columns: Int32(columns), type: Int32(tensor.type.rawValue))
  }

  private static func vector(
    _ name: String, _ count: Int, in file: borrowing GGUFFile
  ) throws(NeuralModelError) -> UnsafeRawPointer {
    guard let tensor = file.tensors[name + ".weight"], tensor.rows == 1, tensor.columns == count,
      tensor.type == .f32, let base = file.bytes.baseAddress
    else { throw file.damaged("the tensor \(name).weight is missing, of a wrong shape or not F32") }
    return base + tensor.range.lowerBound
  }
}
