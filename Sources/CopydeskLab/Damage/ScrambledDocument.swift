public import WordRepair

/// A clean text, what was made of it, and every place that differs.
public struct ScrambledDocument: Hashable, Sendable {
  /// The text before.
  public var clean: [UInt8]
  /// The text after.
  public var damaged: [UInt8]
  /// The overwritten places, in order.
  public var sites: [DamageSite] = []
  /// Every place that differs, the sites included, in order and apart from one another.
  public var changes: [DamageChange] = []
  /// The clean text's tokens, with the parts of dropped words apart: what the drift counts.
  public var tokens: TreebankTokens

  /// The clean text, got back from the damaged one and the changes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func restored() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(clean.count)
    var offset = 0
    for change in changes {
      // Changes can be set from outside, so none is trusted to lie inside.
      let start = min(max(offset, change.damaged.lowerBound), damaged.count)
      result += damaged[min(offset, start)..<start]
      result += clean[change.clean.clamped(to: clean.indices)]
      offset = change.damaged.upperBound
    }
    return result + damaged[min(offset, damaged.count)...]
  }
}
