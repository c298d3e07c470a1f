/// A place of the damaged text whose words are wrong, and where the right ones stand; ranges count code points.
struct GoldPlace: Hashable {
  /// The place in the damaged text.
  var range: Range<Int>
  /// The place in the clean text.
  var cleanRange: Range<Int>
  /// By how many tokens the damage missed the mention it was meant for, if the set says so.
  var drift: Int?
}
