import Copydesk
import CopydeskTestSupport
import Testing

@testable import WordRepair

@Suite struct JunctionFeaturesTests {
  /// The features of every junction of a text's first window.
  private func features(_ text: [UInt8]) -> [[Int32]] {
    text.withUnsafeBufferPointer { bytes in
      var scanner = ClassScanner(bytes)
      var features = JunctionFeatures()
      var rows: [[Int32]] = []
      guard let window = scanner.nextWindow() else { return rows }
      features.forEachJunction(of: window) { index, indices in
        #expect(index == rows.count)
        rows.append(indices.indices.map { indices[$0] })
      }
      #expect(rows.count == window.classes.count)
      return rows
    }
  }

  private func features(_ text: String) -> [[Int32]] { features(Array(text.utf8)) }

  @Test func eachHasItsOwnPlaceInTheTable() {
    for row in features("The old mill, the old mill and we.\nThey saw it") {
      #expect(row.count == 9)
      #expect(Set(row).count == row.count)
    }
  }

  @Test func anyBytesGiveFeaturesOfTheTable() {
    var random = SplitMix64(seed: SplitMix64.testSeed)
    for _ in 0..<500 {
      let text = (0..<random.below(80)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      for row in features(text) {
        #expect(row.allSatisfy { 0..<Int32(JunctionFeatures.count) ~= $0 }, "seed \(SplitMix64.testSeed)")
      }
    }
  }

  @Test func knowsWhichPairsStandElsewhere() {
    // The same classes in the same order before the comma.
    let pair = features("of red mills to be, red mills")
    let words = features("of red mills to be, mills red")
    let both = zip(pair[3], words[3]).map(==)
    #expect(both == [true, true, true, true, true, true, true, false, false])
  }

  @Test func dependsOnTheNeighboursOnly() {
    let one = features("we saw them at the gate, which was open")
    let other = features("we saw them at the gate, which was shut up")
    #expect(one[3] == other[3])
    #expect(one[one.count - 1] != other[one.count - 1])
  }
}
