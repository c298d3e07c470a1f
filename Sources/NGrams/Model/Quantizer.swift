/// Chooses 256 values to stand for many, by equal counts and then by Lloyd's algorithm.
///
/// The value 0 keeps a place of its own: most backoff weights are exactly that.
struct Quantizer {
  private static let binCount = 1 << 17
  private static let rounds = 12

  /// The values, ascending; at most 256.
  let values: [Float]
  /// The index of the nearest value for each bin of the range.
  private let codes: [UInt8]
  private let zeroCode: UInt8?
  private let minimum: Float
  private let scale: Float

  /// Chooses values for floats, none of which is infinite or no number.
  ///
  /// - Complexity: O(number of floats).
  init(_ floats: [Float]) {
    let (minimum, maximum) = floats.reduce((Float.infinity, -Float.infinity)) { (min($0.0, $1), max($0.1, $1)) }
    let hasZero = floats.contains(0)
    let width = maximum > minimum ? maximum - minimum : 1
    self.minimum = minimum.isFinite ? minimum : 0
    scale = Float(Self.binCount - 1) / width
    var counts = [Double](repeating: 0, count: Self.binCount)
    var sums = [Double](repeating: 0, count: Self.binCount)
    for float in floats where float != 0 {
      let bin = Int((float - minimum) * scale)
      counts[bin] += 1
      sums[bin] += Double(float)
    }
    var centres = Self.equalCounts(counts, sums, count: hasZero ? 255 : 256)
    for _ in 0..<Self.rounds { centres = Self.improved(centres, counts, sums, minimum: self.minimum, scale: scale) }
    if hasZero { centres.append(0) }
    centres.sort()
    let values = centres.map { Float($0) }
    self.values = values
    zeroCode = hasZero ? UInt8(truncatingIfNeeded: values.firstIndex(of: 0) ?? 0) : nil
    let low = self.minimum
    let step = 1 / scale
    var code = 0
    codes = (0..<Self.binCount).map { bin in
      let middle = low + (Float(bin) + 0.5) * step
      while code + 1 < values.count, abs(values[code + 1] - middle) <= abs(values[code] - middle) { code += 1 }
      return UInt8(truncatingIfNeeded: code)
    }
  }

  /// The index of the value that stands for a float.
  func code(_ float: Float) -> UInt8 {
    if float == 0, let zeroCode { return zeroCode }
    return codes[Int((float - minimum) * scale)]
  }

  /// The means of groups of about the same number.
  private static func equalCounts(_ counts: [Double], _ sums: [Double], count: Int) -> [Double] {
    let share = counts.reduce(0, +) / Double(count)
    var centres: [Double] = []
    var number = 0.0
    var sum = 0.0
    for bin in counts.indices where counts[bin] > 0 {
      number += counts[bin]
      sum += sums[bin]
      if number >= share, centres.count < count - 1 {
        centres.append(sum / number)
        (number, sum) = (0, 0)
      }
    }
    if number > 0 { centres.append(sum / number) }
    return centres
  }

  /// The means of what is nearest to each centre; centres nothing is near to are dropped.
  private static func improved(
    _ centres: [Double], _ counts: [Double], _ sums: [Double], minimum: Float, scale: Float
  ) -> [Double] {
    var result: [Double] = []
    var bin = 0
    for index in centres.indices {
      let border = index + 1 < centres.count ? (centres[index] + centres[index + 1]) / 2 : .infinity
      let last =
        border.isFinite ? min(binCount - 1, max(0, Int((border - Double(minimum)) * Double(scale)))) : binCount - 1
      var number = 0.0
      var sum = 0.0
      while bin <= last {
        number += counts[bin]
        sum += sums[bin]
        bin += 1
      }
      if number > 0 { result.append(sum / number) }
    }
    return result
  }
}
