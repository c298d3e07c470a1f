import CNeuralKernels
import Foundation
import Testing

@testable import NeuralModel

@Suite("Numerics")
struct NumericsTests {
  @Test("logarithms are libm's, but for the last bits")
  func logarithm() {
    for power in -60...60 {
      let x = Foundation.exp(Double(power) * 0.7)
      #expect(abs(naturalLogarithm(x) - Foundation.log(x)) <= 4e-16 * max(1, abs(Foundation.log(x))))
    }
  }

  @Test("angles are libm's, however far the position", arguments: [10_000, 100_000, 1e6], [16, 64, 128])
  func angles(base: Double, width: Int) {
    let table = RotaryTable(positions: 2_000, headWidth: width, base: base)
    for position in [0, 1, 17, 999, 1_999] {
      for pair in 0..<width / 2 {
        let angle = Double(position) * pow(base, -2 * Double(pair) / Double(width))
        let index = position * width + 2 * pair
        #expect(abs(Double(table.cosines[index]) - cos(angle)) < 1e-7)
        #expect(abs(Double(table.sines[index + 1]) - sin(angle)) < 1e-7)
        #expect(table.cosines[index] == table.cosines[index + 1] && table.sines[index] == -table.sines[index + 1])
      }
    }
  }

  @Test("kernels' exponentials are right to two units in the last place", arguments: KernelVariant.all.indices)
  func exponentials(variant: Int) {
    let kernels = KernelVariant.all[variant]
    for step in -800...0 {
      let x = Float(step) * 0.1
      // Two numbers: the exponential of 0 and that of x.
      var sum = neural_sum()
      sum.maximum = -.infinity
      kernels.accumulate(&sum, [0, x], 2)
      let expected = Float(Foundation.exp(Double(x)))
      #expect(sum.lanes.0 == 1 && abs(sum.lanes.1 - expected) <= 2 * expected.ulp)
    }
  }
}
