/// A range of the original and the range of the cleaned text that took its place.
struct AlignedChange: Hashable {
  var original: Range<Int>
  var cleaned: Range<Int>
  /// The findings behind it: indices into the ledger.
  var findings: [Int] = []
  var kind = ChangeKind.wording
}
