/// Cosines and sines of the angles by which each position turns queries and keys: RoPE.
///
/// Su, Lu, Pan, Murtadha, Wen and Liu 2021, in the form of neighbouring pairs that GGUF files have.
/// Dimension pair `i` of `n` turns by `base^(-i/n)` for each position. All of it comes from additions,
/// multiplications and divisions, which are the same everywhere, as libm's functions are not.
struct RotaryTable {
  /// For each position, each cosine twice.
  let cosines: [Float]
  /// For each position, each sine twice, the first time negated.
  let sines: [Float]

  init(positions: Int, headWidth: Int, base: Double) {
    let pairs = headWidth / 2
    var cosines = [Float](repeating: 0, count: positions * headWidth)
    var sines = cosines
    let ratio = Self.root(pairs, of: 1 / base)
    var frequency = 1.0
    for pair in 0..<pairs {
      let step = Self.point(at: frequency)
      var current = (cosine: 1.0, sine: 0.0)
      for position in 0..<positions {
        let index = position * headWidth + 2 * pair
        cosines[index] = Float(current.cosine)
        cosines[index + 1] = Float(current.cosine)
        sines[index] = Float(-current.sine)
        sines[index + 1] = Float(current.sine)
        current = (
          current.cosine * step.cosine - current.sine * step.sine,
          current.sine * step.cosine + current.cosine * step.sine
        )
      }
      frequency *= ratio
    }
    self.cosines = cosines
    self.sines = sines
  }

  /// The `n`-th root of a number from 0 to 1, by Newton's method from above.
  private static func root(_ n: Int, of value: Double) -> Double {
    var root = 1.0
    // Far above the root a step takes off an n-th part; 10,000 steps suffice for n up to 512 and 10⁻⁸.
    for _ in 0..<10_000 {
      var power = 1.0
      for _ in 1..<max(n, 1) { power *= root }
      let next = root - (power * root - value) / (Double(n) * power)
      guard next < root, next > 0 else { break }
      root = next
    }
    return root
  }

  /// Cosine and sine of an angle from 0 to 1, by Taylor's series.
  private static func point(at angle: Double) -> (cosine: Double, sine: Double) {
    var cosine = 0.0
    var sine = 0.0
    var term = 1.0
    for power in 0..<24 {
      switch power % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
      term *= angle / Double(power + 1)
    }
    return (cosine, sine)
  }
}
