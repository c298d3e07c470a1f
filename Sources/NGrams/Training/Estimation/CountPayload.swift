/// What an n-gram's record holds between counting and estimation, in 64 bits.
///
/// The weighted adjusted count is a full float, since probabilities are made of it. What only scales a discount (the
/// mean weight, to 1/1024) or a pruning decision (the weighted raw count, to 8 bits of mantissa) is kept short.
struct CountPayload {
  /// The adjusted count, weighted by corpus.
  let weighted: Float
  /// The occurrences, weighted by corpus.
  let occurrences: Float
  /// The adjusted count before weighting, 3 for all above: which discount applies.
  let countClass: Int
  /// The weighted count over the count before weighting.
  let meanWeight: Float
  /// Whether a cut-off leaves the n-gram out.
  let isCut: Bool

  init(adjusted: UInt64, weighted: Double, occurrences: Double, isCut: Bool) {
    self.weighted = Float(weighted)
    self.occurrences = Float(occurrences)
    countClass = Int(min(adjusted, 3))
    meanWeight = Float(weighted / Double(max(adjusted, 1)))
    self.isCut = isCut
  }

  @inline(__always)
  init(packed: UInt64) {
    weighted = Float(bitPattern: UInt32(truncatingIfNeeded: packed >> 32))
    occurrences = Float(bitPattern: UInt32(truncatingIfNeeded: packed) & 0xFFFF_0000)
    countClass = Int(packed >> 14 & 3)
    isCut = packed & 1 << 13 != 0
    meanWeight = Float(packed & 0x1FFF) / 1024
  }

  var packed: UInt64 {
    let scaled = UInt64(min((meanWeight * 1024).rounded(), 8191))
    let low = UInt64(occurrences.bitPattern & 0xFFFF_0000) | UInt64(countClass) << 14 | (isCut ? 1 << 13 : 0) | scaled
    return UInt64(weighted.bitPattern) << 32 | low
  }
}
