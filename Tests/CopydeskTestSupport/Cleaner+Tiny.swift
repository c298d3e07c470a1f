public import Copydesk

extension Cleaner {
  /// A cleaner with the tiny rules.
  public static func tiny() throws -> Cleaner {
    try Cleaner(
      Configuration(),
      stages: [Stage(.spacing, rules: [SpaceBeforeMark()]), Stage(.quotes, rules: [StraightApostrophe()])])
  }
}
