internal import CNeuralKernels

/// How a tensor keeps its numbers; the raw values are ggml's.
enum TensorType: UInt32, CaseIterable {
  case f32 = 0
  case f16 = 1
  /// Blocks of 32: a scale, and 4-bit numbers from -8 on.
  case q4_0 = 2
  /// Blocks of 32: a scale, an offset, and 4-bit numbers from 0 on.
  case q4_1 = 3
  /// Blocks of 32: a scale, and signed bytes.
  case q8_0 = 8

  /// Whether numbers come in blocks with a scale.
  var isQuantized: Bool { self != .f32 && self != .f16 }

  /// The bytes that so many numbers of a row take; nil if they are no whole blocks, or too many.
  func byteCount(of columns: Int) -> Int? {
    guard !isQuantized || columns.isMultiple(of: Int(NEURAL_BLOCK)) else { return nil }
    let (size, overflow) = (isQuantized ? columns / Int(NEURAL_BLOCK) : columns)
      .multipliedReportingOverflow(by: unitSize)
    return overflow ? nil : size
  }

  /// The bytes of a block, or of a number where there are none.
  private var unitSize: Int {
    switch self {
    case .f32: 4
    case .f16: 2
    case .q4_0: 18
    case .q4_1: 20
    case .q8_0: 34
    }
  }
}
