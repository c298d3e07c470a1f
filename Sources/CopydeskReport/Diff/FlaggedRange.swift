/// A range of the original that findings report without changing it.
struct FlaggedRange: Hashable {
  var range: Range<Int>
  /// Indices into the ledger.
  var findings: [Int]
}
