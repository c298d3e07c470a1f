import Bytes
import Testing

/// The types of weights, with ggml's numbers.
enum WeightType: UInt32, CaseIterable, CustomTestStringConvertible {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q4_1 = 3
  case q8_0 = 8

  var testDescription: String { "\(self)" }
}

/// A matrix of random weights: as bytes of a type, and as the numbers that these bytes stand for.
struct TestTensor {
  private(set) var bytes: [UInt8] = []
  private(set) var numbers: [Float] = []

  init(rows: Int, columns: Int, type: WeightType, generator: inout SplitMix64) {
    let scale = 1.7 / Float(columns).squareRoot()
    let weights = (0..<rows * columns).map { _ in Float.random(in: -1...1, using: &generator) * scale }
    switch type {
    case .f32: for weight in weights { append(weight, weight.bitPattern) }
    case .f16: for weight in weights.map(Float16.init) { append(Float(weight), weight.bitPattern) }
    default: for start in stride(from: 0, to: weights.count, by: 32) { append(weights[start..<start + 32], type) }
    }
  }

  private mutating func append(_ number: Float, _ bits: some FixedWidthInteger) {
    numbers.append(number)
    append(bits)
  }

  private mutating func append(_ bits: some FixedWidthInteger) {
    withUnsafeBytes(of: bits.littleEndian) { bytes += $0 }
  }

  private mutating func append(_ block: ArraySlice<Float>, _ type: WeightType) {
    let least = block.min() ?? 0
    let largest = block.max() ?? 0
    let magnitude = max(-least, largest)
    let (step, offset): (Float16, Float16) =
      switch type {
      case .q4_0: (Float16(magnitude / 7), 0)
      case .q4_1: (Float16((largest - least) / 15), Float16(least))
      default: (Float16(magnitude / 127), 0)
      }
    let limits: ClosedRange<Int> =
      switch type {
      case .q4_0: -8...7
      case .q4_1: 0...15
      default: -127...127
      }
    let integers = block.map { number in
      min(max(Int(((number - Float(offset)) / Float(step)).rounded()), limits.lowerBound), limits.upperBound)
    }
    append(step.bitPattern)
    if type == .q4_1 { append(offset.bitPattern) }
    if type == .q8_0 {
      for integer in integers { append(Int8(integer)) }
    } else {
      let codes = integers.map { UInt8($0 - limits.lowerBound) }
      for index in 0..<16 { bytes.append(codes[index] | codes[index + 16] << 4) }
    }
    numbers += integers.map { Float($0) * Float(step) + Float(offset) }
  }
}
