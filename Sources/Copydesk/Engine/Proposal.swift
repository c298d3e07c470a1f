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
