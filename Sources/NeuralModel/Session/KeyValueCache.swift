internal import CNeuralKernels

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
