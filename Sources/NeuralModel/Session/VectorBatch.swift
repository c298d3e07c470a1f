internal import CNeuralKernels

/// Vectors that matrices are multiplied with, and room for their quantized form.
final class VectorBatch {
  private let values: AlignedBuffer<Float>
  private let quantized: AlignedBuffer<Int16>
  private let scales: AlignedBuffer<Float>
  private let sums: AlignedBuffer<Float>
  private(set) var vectors: neural_vectors

  init(capacity: Int, columns: Int) {
    let group = Int(NEURAL_GROUP)
    let members = (capacity + group - 1) / group * group
    values = AlignedBuffer(count: members * columns)
    quantized = AlignedBuffer(count: members * columns)
    scales = AlignedBuffer(count: members * columns / Int(NEURAL_BLOCK))
    sums = AlignedBuffer(count: members * columns / Int(NEURAL_BLOCK))
    vectors = neural_vectors(
      count: 0, columns: Int32(columns), values: values.start, quantized: quantized.start, scales: scales.start,
      sums: sums.start)
  }

  var count: Int {
    get { Int(vectors.count) }
    set { vectors.count = Int32(newValue) }
  }

  /// Where a vector starts.
  subscript(vector: Int) -> UnsafeMutablePointer<Float> { values.start + vector * Int(vectors.columns) }
}
