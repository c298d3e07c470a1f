internal import Bytes
internal import Copydesk

/// Ranges that are asked which of them overlap another.
struct RangeList {
  private let ranges: [Range<Int>]
  /// Whether starts and ends both ascend, so that overlapping ranges lie side by side.
  private let isOrdered: Bool

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
    isOrdered = zip(ranges, ranges.dropFirst()).allSatisfy {
      $0.lowerBound <= $1.lowerBound && $0.upperBound <= $1.upperBound
    }
  }

  /// The places in the list of the ranges that begin before `range` ends and end after it begins.
  ///
  /// An empty range overlaps what holds it inside, not what it touches.
  /// - Complexity: O(log *n* + the number found) if the list is in order, O(*n*) otherwise.
  func overlapping(_ range: Range<Int>) -> [Int] {
    guard isOrdered else { return ranges.indices.filter { overlaps(ranges[$0], range) } }
    var index = ranges.partitionPoint { $0.upperBound > range.lowerBound }
    var found: [Int] = []
    while index < ranges.count, ranges[index].lowerBound < range.upperBound {
      found.append(index)
      index += 1
    }
    return found
  }

  private func overlaps(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.lowerBound < other.upperBound && one.upperBound > other.lowerBound
  }
}
