/// Adjacent sequences of one encoding, read a few at a time.
struct MojibakeChain {
  /// Sequences weighed together; enough for the least kinds of evidence to reach certainty, and a bound on the work.
  private static let limit = 4

  /// The encoding they are read as.
  var encoding: SingleByteEncoding
  /// The first sequence.
  var first: MojibakeSequence
  /// The weight of the first sequence by itself.
  var firstWeight: Double
  /// The summed weight.
  var weight: Double
  /// The end of the last sequence weighed.
  var end: Int

  /// Whether it cannot be clean text.
  var isCertain: Bool { weight >= MojibakeWeight.certain }

  /// Reads the chain at an offset; nil if not even one sequence stands there.
  init?(_ text: ByteView, at offset: Int, as encoding: SingleByteEncoding) {
    guard let first = MojibakeSequence(text, at: offset, as: encoding) else { return nil }
    self.encoding = encoding
    self.first = first
    var previous = text.scalar(endingAt: offset).value
    var sequence = first
    let lookup = SingleByteLookup.shared
    weight = 0
    firstWeight = 0
    end = first.range.upperBound
    for position in 0..<Self.limit {
      end = sequence.range.upperBound
      let next = text.scalar(at: end).value
      let following = MojibakeSequence(text, at: end, as: encoding)
      let seen = following?.decoded ?? next
      let own = MojibakeWeight.of(
        sequence, as: encoding, after: previous, before: seen, isFirst: position == 0,
        isLast: following == nil)
      if position == 0 { firstWeight = own }
      // What two sequences decode to is itself a sequence: an outer layer over an inner one.
      if let following, lookup.leads(sequence.decoded) & lookup.continues(following.decoded) != 0 { weight += 1.5 }
      weight += own
      previous = sequence.decoded
      guard let following else { break }
      sequence = following
    }
  }
}
