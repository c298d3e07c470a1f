/// Pairs of adjacent byte classes, one of which a rule's pattern always contains.
///
/// A trigger is a promise for speed: if no pair stands in the text, the rule would find nothing.
public struct PairTrigger: Sendable {
  let pairs: [(first: ByteClassSet, second: ByteClassSet)]

  /// Creates a trigger of one kind of pair.
  public init(_ first: ByteClassSet, _ second: ByteClassSet) { pairs = [(first, second)] }

  private init(pairs: [(first: ByteClassSet, second: ByteClassSet)]) { self.pairs = pairs }

  /// A trigger that any of two sets off.
  public static func | (lhs: PairTrigger, rhs: PairTrigger) -> PairTrigger {
    PairTrigger(pairs: lhs.pairs + rhs.pairs)
  }

  /// A trigger on a class wherever it stands.
  public static func anywhere(_ classes: ByteClassSet) -> PairTrigger { PairTrigger(.any, classes) }
}
