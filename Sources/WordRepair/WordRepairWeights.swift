internal import Bytes

/// Everything learned about mentions written over other words.
///
/// `WordRepairTrainer` in the laboratory learns it from damaged texts whose damage is known. It is of use only with the
/// features it was learned on, which ``Features/fingerprint`` tells. It takes a few hundred kilobytes.
package struct WordRepairWeights: Hashable, Sendable {
  /// Whether a text is worth a look at all.
  package var gate = JunctionGate.open
  /// Whether a span can have been pasted at all, by its cheap features.
  package var prefilter: BoostedTrees = .constant
  /// Whether a span was pasted, by itself.
  package var local: BoostedTrees = .constant
  /// How pastes and mentions lie to each other.
  package var drift = DriftModel.unlearned
  /// Whether a span was pasted, the drift known.
  package var drifted: BoostedTrees = .constant
  /// Which words stood there.
  package var filling: BoostedTrees = .constant
  /// How often a span with such a score was pasted.
  package var detection = IsotonicCalibration([])
  /// How often a filling with such a score is right.
  package var repair = IsotonicCalibration([])
  /// What was learned of a neural model; nil if nothing was.
  package var secondPass: SecondPassWeights?
  /// How the weights were made: texts, seeds, counts, licences.
  package var recipe = ""

  /// A model that has learned nothing and finds nothing.
  package init() {}
}

extension WordRepairWeights {
  /// The first eight bytes of a file of weights.
  private static let kind: StaticString = "CDSCRAM1"

  /// The weights as bytes: magic, fingerprint of the features, tables, and a checksum over all before it.
  package func encoded() -> [UInt8] {
    var writer = BinaryWriter()
    writer.append(Features.fingerprint)
    writer.appendCounted(recipe)
    gate.encode(to: &writer)
    for trees in [prefilter, local, drifted, filling] { trees.encode(to: &writer) }
    for table in [
      drift.evidence, drift.initial, drift.growth, detection.scores, detection.shares, repair.scores, repair.shares,
    ] { writer.appendCounted(table) }
    secondPass?.encode(to: &writer)
    return SealedBytes.seal(writer.bytes, as: Self.kind)
  }

  /// Reads weights; the name is that of errors.
  ///
  /// - Throws: ``RepairModelError`` if the bytes are no weights, not whole, or of another version.
  package init(encoded bytes: UnsafeRawBufferPointer, name: String) throws(RepairModelError) {
    let damaged = RepairModelError(
      name: name, reason: "is not whole", remedy: "copy the file again, or learn the weights again")
    let body: UnsafeRawBufferPointer
    do throws(SealedBytes.Flaw) {
      body = try SealedBytes.open(bytes, as: Self.kind)
    } catch {
      guard error == .otherKind else { throw damaged }
      throw RepairModelError(
        name: name, reason: "is no file of repair weights", remedy: "give a file of learned weights (.cdscram)")
    }
    var reader = BinaryReader(body)
    guard reader.integer(UInt32.self) == Features.fingerprint else {
      throw RepairModelError(
        name: name, reason: "was made by another version of copydesk", remedy: "learn the weights again")
    }
    self.init()
    guard let recipe = reader.text(limit: 1 << 20), let gate = JunctionGate(from: &reader),
      let prefilter = BoostedTrees(from: &reader, featureCount: LocalFeatures.cheapCount),
      let local = BoostedTrees(from: &reader, featureCount: LocalFeatures.count),
      let drifted = BoostedTrees(from: &reader, featureCount: LocalFeatures.count + DriftFeatures.count),
      let filling = BoostedTrees(from: &reader, featureCount: FillingFeatures.count),
      let evidence = reader.floats(limit: 256), evidence.count == MentionMatch.allCases.count,
      let initial = reader.floats(limit: 256), initial.count == DriftModel.stateCount,
      let growth = reader.floats(limit: 256), growth.count == DriftModel.stateCount,
      let detection = IsotonicCalibration(from: &reader), let repair = IsotonicCalibration(from: &reader)
    else { throw damaged }
    if !reader.isAtEnd {
      guard let learned = SecondPassWeights(from: &reader), reader.isAtEnd else { throw damaged }
      secondPass = learned
    }
    self.recipe = recipe
    self.gate = gate
    self.prefilter = prefilter
    self.local = local
    self.drifted = drifted
    self.filling = filling
    drift = DriftModel(evidence: evidence, initial: initial, growth: growth)
    self.detection = detection
    self.repair = repair
  }
}

extension IsotonicCalibration {
  /// Reads a calibration; nil unless its tables match, rise, and hold shares.
  init?(from reader: inout BinaryReader) {
    guard let scores = reader.floats(limit: 1 << 16), let shares = reader.floats(limit: 1 << 16),
      scores.count == shares.count, shares.allSatisfy({ 0...1 ~= $0 }),
      zip(scores, scores.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.init([])
    self.scores = scores
    self.shares = shares
  }
}
