import Copydesk
import CopydeskTestSupport
import Testing

@testable import WordRepair

@Suite struct JunctionTallyTests {
  private func features(_ steps: [Int]) -> [Float] {
    var tally = JunctionTally()
    for step in steps { tally.add(step) }
    var row: [Float] = []
    tally.features(into: &row)
    return row
  }

  @Test func whatSaysNothingMovesNothing() {
    let row = features([Int](repeating: 0, count: 50))
    #expect(row.count == JunctionTally.featureCount)
    // The four likelihood ratios.
    #expect(row.prefix(4).allSatisfy { abs($0) < 1e-3 })
    // All junctions are in one bin.
    #expect(row.dropFirst(4).dropLast().filter { $0 > 0 } == [1000])
  }

  @Test func theRatiosAreThoseOfTheHypotheses() {
    // One junction some sixteen times likelier in damage.
    let row = features([44] + [Int](repeating: 0, count: 999))
    let ratio: Float = 15.643  // e^(44/16)
    for (share, value) in zip([0.0011, 0.0036, 0.011, 0.036] as [Float], row) {
      // A short series of ln(1 + x), x being small.
      let x = share * (ratio - 1)
      #expect(abs(value - (x - x * x / 2 + x * x * x / 3)) < 0.03)
    }
  }

  @Test func moreOddJunctionsGiveHigherRatios() {
    let few = features([80, 80] + [Int](repeating: -30, count: 98))
    let many = features([Int](repeating: 80, count: 10) + [Int](repeating: -30, count: 90))
    #expect(zip(few.prefix(4), many.prefix(4)).allSatisfy { $0 < $1 })
  }

  @Test(arguments: [[], [.max / 2], [.min / 2], [100_000, -100_000]] as [[Int]])
  func anyEvidenceIsCounted(steps: [Int]) {
    let row = features(steps)
    #expect(row.count == JunctionTally.featureCount)
    #expect(row.allSatisfy { $0.isFinite })
  }

  @Test func forgetsWhatItIsToForget() {
    var tally = JunctionTally()
    tally.add(90)
    tally.removeAll()
    tally.add(0)
    var row: [Float] = []
    tally.features(into: &row)
    #expect(row == features([0]))
  }
}
