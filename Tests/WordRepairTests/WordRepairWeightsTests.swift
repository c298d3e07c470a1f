import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskLab
@testable import WordRepair

@Suite struct WordRepairWeightsTests {
  /// Small weights with trees of every kind.
  private static let weights: WordRepairWeights = {
    var weights = WordRepairWeights()
    var junctions = [Int8](repeating: 0, count: JunctionFeatures.count)
    for (index, weight) in [(0, 5), (3, -128), (400, 127), (70_001, -1)] { junctions[index] = Int8(weight) }
    weights.gate = JunctionGate(
      weights: JunctionGate.Weights(junctions, intercept: -40),
      trees: RandomTrees.make(featureCount: JunctionTally.featureCount, seed: 5), threshold: -4.5)
    weights.prefilter = RandomTrees.make(featureCount: LocalFeatures.cheapCount, seed: 1)
    weights.local = RandomTrees.make(featureCount: LocalFeatures.count, seed: 2)
    weights.drifted = RandomTrees.make(featureCount: LocalFeatures.count + DriftFeatures.count, seed: 3)
    weights.filling = RandomTrees.make(featureCount: FillingFeatures.count, seed: 4)
    weights.detection = IsotonicCalibration([(0.1, false), (0.5, false), (0.6, true), (0.9, true)], minimumCount: 1)
    weights.repair = IsotonicCalibration([(0.2, false), (0.7, true)], minimumCount: 1)
    weights.recipe = "made for a test, ½"
    return weights
  }()

  private func read(_ bytes: [UInt8]) throws -> WordRepairWeights {
    try bytes.withUnsafeBytes { try WordRepairWeights(encoded: $0, name: "test.cdscram") }
  }

  /// Sets the checksum right, so that what is read behind it has to hold by itself.
  private func sealed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > 12 else { return bytes }
    var sum: UInt32 = 0x811C_9DC5
    for byte in bytes[8..<(bytes.count - 4)] { sum = (sum ^ UInt32(byte)) &* 0x0100_0193 }
    return bytes.dropLast(4) + (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
  }

  /// Asks weights everything that cleaning asks them.
  private func ask(_ weights: WordRepairWeights, _ random: inout SplitMix64) -> Bool {
    var sum: Float = 0
    for trees in [weights.prefilter, weights.local, weights.drifted, weights.filling] {
      sum += trees.score((0..<trees.featureCount).map { _ in Float(random.below(60)) - 30 })
    }
    let suspects = (0..<4).map { number in
      var matches = InlineArray<13, UInt8>(repeating: 0)
      for drift in 1...12 { matches[drift] = UInt8(random.below(MentionMatch.allCases.count)) }
      return DriftModel.Suspect(position: number * 9, probability: 0.5, matches: matches)
    }
    let drift = weights.drift.posteriors(suspects)
    let text = (0..<20).map { _ in UInt8(random.below(256)) }
    sum += text.withUnsafeBufferPointer { weights.gate.score($0) }
    for share in [weights.detection.share(0.5), weights.repair.share(0.5)] { sum += share }
    return !sum.isNaN && drift.posteriors.allSatisfy { 0..<DriftModel.stateCount ~= $0.likeliest }
  }

  @Test func weightsComeBackAsTheyWere() throws {
    let bytes = Self.weights.encoded()
    #expect(bytes.starts(with: Array("CDSCRAM1".utf8)))
    #expect(sealed(bytes) == bytes)
    let read = try read(bytes)
    #expect(read == Self.weights)
    #expect(read.recipe == "made for a test, ½")
    #expect(read.encoded() == bytes)
  }

  @Test func noPartOfThemIsTaken() {
    let bytes = Self.weights.encoded()
    for length in 0..<bytes.count {
      let part = Array(bytes.prefix(length))
      #expect(throws: RepairModelError.self) { try read(part) }
      if length % 4 == 0 { #expect(throws: RepairModelError.self) { try read(sealed(part)) } }
    }
    #expect(throws: RepairModelError.self) { try read(sealed(bytes + [0, 0, 0, 0])) }
  }

  @Test func aChangedByteIsFound() {
    let bytes = Self.weights.encoded()
    var random = SplitMix64(seed: SplitMix64.testSeed)
    for _ in 0..<1000 {
      var changed = bytes
      changed[random.below(bytes.count)] ^= UInt8(1 + random.below(255))
      #expect(throws: RepairModelError.self, "seed \(SplitMix64.testSeed)") { try read(changed) }
    }
  }

  @Test func aChangedByteUnderARightChecksumLeadsNowhereAstray() {
    let bytes = Self.weights.encoded()
    var random = SplitMix64(seed: SplitMix64.testSeed)
    var taken = 0
    for _ in 0..<1000 {
      var changed = bytes
      changed[8 + random.below(bytes.count - 12)] ^= UInt8(1 + random.below(255))
      guard let weights = try? read(sealed(changed)) else { continue }
      taken += 1
      #expect(ask(weights, &random), "seed \(SplitMix64.testSeed)")
    }
    #expect(taken > 100)
  }

  @Test func whatIsWrongIsSaidInOneLine() {
    var older = Self.weights.encoded()
    older[8] ^= 0x40
    var damaged = Self.weights.encoded()
    damaged[damaged.count / 2] ^= 1
    for (bytes, reason) in [
      (Array("weights".utf8), "is no file of repair weights"), (damaged, "is not whole"),
      (sealed(older), "was made by another version of copydesk"),
    ] {
      let error = #expect(throws: RepairModelError.self) { try read(bytes) }
      #expect(error?.description.hasPrefix("test.cdscram: \(reason); ") == true)
      #expect(error?.description.contains("\n") == false)
    }
  }
}
