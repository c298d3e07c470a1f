/// Takes what the rules of a stage report about one text.
///
/// Ranges that do not lie inside the text are clamped, so that no rule can make the engine trap.
public struct FindingCollector {
  var proposals: [Proposal] = []
  var rule = 0
  /// The least confidence, 0...1, at which an edit of the rule now running is applied rather than flagged.
  public internal(set) var minimumConfidence = 0.0
  /// Whether flags of this rule are kept in this pass; a rule may save itself the trouble of finding those that are not.
  public internal(set) var keepsFlags = true
  private let count: Int

  init(count: Int) { self.count = count }

  /// Reports that `range` should read `replacement`.
  public mutating func repair(
    _ range: Range<Int>, with replacement: [UInt8], confidence: Double = 0.99, evidence: [Evidence] = []
  ) {
    proposals.append(
      Proposal(
        rule: rule, range: range.clamped(to: 0..<count), replacement: replacement, confidence: confidence,
        evidence: evidence))
  }

  /// Reports that `range` should read `replacement`.
  public mutating func repair(
    _ range: Range<Int>, with replacement: String, confidence: Double = 0.99, evidence: [Evidence] = []
  ) {
    repair(range, with: Array(replacement.utf8), confidence: confidence, evidence: evidence)
  }

  /// Reports that `range` should not be there.
  public mutating func remove(_ range: Range<Int>, confidence: Double = 0.99, evidence: [Evidence] = []) {
    repair(range, with: [UInt8](), confidence: confidence, evidence: evidence)
  }

  /// Reports that `bytes` are missing before the byte at `offset`.
  public mutating func insert(
    _ bytes: String, at offset: Int, confidence: Double = 0.99, evidence: [Evidence] = []
  ) {
    repair(offset..<offset, with: bytes, confidence: confidence, evidence: evidence)
  }

  /// Reports `range` without an edit.
  public mutating func flag(_ range: Range<Int>, confidence: Double = 0.99, evidence: [Evidence] = []) {
    proposals.append(
      Proposal(
        rule: rule, range: range.clamped(to: 0..<count), replacement: nil, confidence: confidence,
        evidence: evidence))
  }
}

/// What a rule reported, with ranges in the text the stage saw.
struct Proposal {
  /// The rule's place in its stage.
  var rule: Int
  /// The bytes in question.
  var range: Range<Int>
  /// What should stand there; nil for a flag.
  var replacement: [UInt8]?
  /// How sure the rule is, 0...1.
  var confidence: Double
  /// What speaks for it.
  var evidence: [Evidence]
}
