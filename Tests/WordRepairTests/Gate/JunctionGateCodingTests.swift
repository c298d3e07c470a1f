import Bytes
import Copydesk
import Testing

@testable import WordRepair

@Suite struct JunctionGateCodingTests {
  /// A gate as it is written, its weights given as bytes.
  private func read(_ weights: [UInt8], threshold: Float = 1) -> JunctionGate? {
    var writer = BinaryWriter()
    writer.append(threshold)
    writer.append(UInt32(7))
    BoostedTrees.constant.encode(to: &writer)
    writer.appendCounted(weights)
    return writer.bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(bytes)
      return JunctionGate(from: &reader)
    }
  }

  /// Runs of zeros, of so many weights in all.
  private func zeros(_ count: Int) -> [UInt8] {
    stride(from: 0, to: count, by: 255).flatMap { [0, UInt8(min(255, count - $0))] }
  }

  @Test func runsOfZerosAreReadAsLongAsTheyAre() throws {
    let gate = try #require(read([5, 0, 3, 251] + zeros(JunctionFeatures.count - 5)))
    let features = try #require(gate.weights).features
    #expect(features.count == JunctionFeatures.count)
    #expect(features.prefix(6) == [5, 0, 0, 0, -5, 0])
    var writer = BinaryWriter()
    gate.encode(to: &writer)
    let again = writer.bytes.withUnsafeBytes { bytes in
      var reader = BinaryReader(bytes)
      return JunctionGate(from: &reader)
    }
    #expect(again == gate)
  }

  @Test func weightsThatAreNotOneForEachFeatureAreRefused() {
    let count = JunctionFeatures.count
    #expect(read(zeros(count)) != nil)
    #expect(read([]) == .open)
    for bad in [
      zeros(count - 1), zeros(count + 1), zeros(count) + [1], zeros(count - 1) + [0], zeros(count - 1) + [0, 2],
      [0, 0] + zeros(count), [1],
    ] {
      #expect(read(bad) == nil)
    }
  }
}
