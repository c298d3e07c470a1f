/// One place where damaged and clean text differ; ranges are UTF-8 offsets, either may be empty.
public struct DamageChange: Hashable, Sendable {
  /// What was done.
  public var kind: DamageKind
  /// What stands in the damaged text.
  public var damaged: Range<Int>
  /// What stood there.
  public var clean: Range<Int>
}
