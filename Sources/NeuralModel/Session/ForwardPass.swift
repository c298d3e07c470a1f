internal import CNeuralKernels

/// Takes tokens through the layers of a model; every buffer is there from the start.
///
/// What a row becomes depends on its token, its position and what it sees, never on which rows are beside it.
final class ForwardPass {
  private let weights: ModelWeights
  private let kernels: neural_kernels
  private let cache: KeyValueCache
  private let rotary: RotaryTable
  /// What goes from layer to layer: `width` numbers a row.
  private let states: AlignedBuffer<Float>
  private let normalized: VectorBatch
  private let attended: VectorBatch
  private let gated: VectorBatch
  private let queries: AlignedBuffer<Float>
  private let keys: AlignedBuffer<Float>
  private let values: AlignedBuffer<Float>
  private let raised: AlignedBuffer<Float>
  private let products: AlignedBuffer<Float>
  private let scores: AlignedBuffer<Float>
  private let tile: AlignedBuffer<UInt8>

  init(_ weights: ModelWeights, kernels: neural_kernels, cache: KeyValueCache, rows: Int, tail: Int) {
    let sizes = weights.sizes
    self.weights = weights
    self.kernels = kernels
    self.cache = cache
    rotary = RotaryTable(positions: cache.capacity + tail, headWidth: sizes.headWidth, base: sizes.rotaryBase)
    states = AlignedBuffer(count: rows * sizes.width)
    normalized = VectorBatch(capacity: rows, columns: sizes.width)
    attended = VectorBatch(capacity: rows, columns: sizes.queryWidth)
    gated = VectorBatch(capacity: rows, columns: sizes.feedForwardWidth)
    queries = AlignedBuffer(count: rows * sizes.queryWidth)
    keys = AlignedBuffer(count: rows * sizes.keyWidth)
    values = AlignedBuffer(count: rows * sizes.keyWidth)
    raised = AlignedBuffer(count: rows * sizes.feedForwardWidth)
    products = AlignedBuffer(count: rows * sizes.width)
    var layer = cache.layer(0)
    scores = AlignedBuffer(count: Int(neural_attention_floats(&layer, Int32(tail))))
    tile = AlignedBuffer(
      count: Int(neural_tile_bytes(Int32(max(sizes.width, sizes.queryWidth, sizes.feedForwardWidth)))))
  }

  /// The state of a row after the last layer.
  func state(_ row: Int) -> UnsafePointer<Float> { UnsafePointer(states.start + row * weights.sizes.width) }

  /// Runs every layer over the rows of a batch.
  func run(_ batch: RowBatch) {
    let width = weights.sizes.width
    let count = batch.rows.count
    for vectors in [normalized, attended, gated] { vectors.count = count }
    for (row, entry) in batch.rows.enumerated() {
      withUnsafePointer(to: weights.embedding) { kernels.expand_row($0, entry.token, states.start + row * width) }
    }
    for (index, layer) in weights.layers.enumerated() {
      attend(layer, batch, cache.layer(index))
      multiply(layer.attentionOutput, attended, products)
      kernels.add(states.start, products.start, Int32(count * width))
      feedForward(layer)
      kernels.add(states.start, products.start, Int32(count * width))
    }
  }

  private func attend(_ layer: LayerWeights, _ batch: RowBatch, _ cache: neural_cache) {
    let sizes = weights.sizes
    normalize(layer.attentionNorm)
    quantize(normalized)
    multiply(layer.query, normalized, queries, isQuantized: true)
    multiply(layer.key, normalized, keys, isQuantized: true)
    multiply(layer.value, normalized, values, isQuantized: true)
    withUnsafePointer(to: cache) { cache in
      for (row, entry) in batch.rows.enumerated() {
        rotate(queries.start + row * sizes.queryWidth, heads: sizes.headCount, position: entry.position)
        rotate(keys.start + row * sizes.keyWidth, heads: sizes.keyHeadCount, position: entry.position)
        guard entry.joinsContext else { continue }
        kernels.remember(
          cache, Int32(entry.position), keys.start + row * sizes.keyWidth, values.start + row * sizes.keyWidth)
      }
      let scale = 1 / Float(sizes.headWidth).squareRoot()
      for (row, entry) in batch.rows.enumerated() {
        batch.withTail(of: row) { rows in
          var tail = neural_tail(
            keys: keys.start, values: values.start, rows: rows.baseAddress, count: Int32(rows.count))
          kernels.attend(
            cache, Int32(entry.contextCount), &tail, queries.start + row * sizes.queryWidth, scale, scores.start,
            attended[row])
        }
      }
    }
  }

  private func feedForward(_ layer: LayerWeights) {
    normalize(layer.feedForwardNorm)
    quantize(normalized)
    multiply(layer.gate, normalized, gated[0], isQuantized: true)
    multiply(layer.up, normalized, raised, isQuantized: true)
    kernels.gate(gated[0], raised.start, Int32(gated.count * weights.sizes.feedForwardWidth))
    multiply(layer.down, gated, products)
  }

  private func normalize(_ weight: UnsafeRawPointer) {
    let sizes = weights.sizes
    for row in 0..<normalized.count {
      kernels.normalize(
        state(row), weight.assumingMemoryBound(to: Float.self), sizes.epsilon, Int32(sizes.width), normalized[row])
    }
  }

  private func rotate(_ vector: UnsafeMutablePointer<Float>, heads: Int, position: Int) {
    let width = weights.sizes.headWidth
    rotary.cosines.withUnsafeBufferPointer { cosines in
      rotary.sines.withUnsafeBufferPointer { sines in
        let start = position * width
        kernels.rotate(
          vector, Int32(heads), Int32(width), UnsafeBufferPointer(rebasing: cosines[start...]).baseAddress,
          UnsafeBufferPointer(rebasing: sines[start...]).baseAddress)
      }
    }
  }

  private func quantize(_ vectors: VectorBatch) {
    guard weights.areQuantized else { return }
    withUnsafePointer(to: vectors.vectors) { kernels.quantize($0) }
  }

  private func multiply(
    _ matrix: neural_matrix, _ vectors: VectorBatch, _ out: AlignedBuffer<Float>, isQuantized: Bool = false
  ) {
    multiply(matrix, vectors, out.start, isQuantized: isQuantized)
  }

  private func multiply(
    _ matrix: neural_matrix, _ vectors: VectorBatch, _ out: UnsafeMutablePointer<Float>, isQuantized: Bool
  ) {
    if !isQuantized { quantize(vectors) }
    withUnsafePointer(to: matrix) { matrix in
      withUnsafePointer(to: vectors.vectors) { vectors in
        kernels.multiply(matrix, 0, matrix.pointee.rows, vectors, out, Int64(matrix.pointee.rows), tile.start)
      }
    }
  }
}

/// Keys and values of the context in every layer.
final class KeyValueCache {
  private let keys: AlignedBuffer<Float>
  private let values: AlignedBuffer<Float>
  private let sizes: Hyperparameters
  /// Positions there is room for, a multiple of 16.
  let capacity: Int

  init(_ sizes: Hyperparameters, positions: Int) {
    self.sizes = sizes
    let lanes = Int(NEURAL_LANES)
    capacity = (positions + lanes - 1) / lanes * lanes
    keys = AlignedBuffer(count: sizes.layerCount * capacity * sizes.keyWidth)
    values = AlignedBuffer(count: sizes.layerCount * capacity * sizes.keyWidth)
  }

  func layer(_ layer: Int) -> neural_cache {
    let start = layer * capacity * sizes.keyWidth
    return neural_cache(
      keys: keys.start + start, values: values.start + start, capacity: Int32(capacity),
      heads: Int32(sizes.headCount), key_heads: Int32(sizes.keyHeadCount), dimension: Int32(sizes.headWidth))
  }
}
