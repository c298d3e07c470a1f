/// A run of equal words in two texts: where it begins in each, and how long it is.
struct CommonRun: Hashable {
  var left: Int
  var right: Int
  var length: Int
}
