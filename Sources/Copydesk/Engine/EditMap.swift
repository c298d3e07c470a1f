internal import Bytes

/// Maps the current text back to the original through run-length edits.
///
/// Only changed regions are stored, as four offsets each, so the map's size follows the number of edits and not the
/// number of bytes. What a region now reads is in the current text itself.
struct EditMap {
  /// A changed region: these bytes of the original now are those bytes of the current text.
  struct Region: Hashable {
    var original: Range<Int>
    var current: Range<Int>
  }

  /// The regions, ascending and disjoint in both texts.
  private(set) var regions: [Region] = []

  /// Adds edits made to the current text.
  ///
  /// Edits that overlap a region, or insert at the edge of one, are joined with it.
  /// - Parameter edits: sorted, not overlapping, with ranges in the current text.
  /// - Complexity: O(*regions* + *edits*).
  mutating func compose(_ edits: [Edit]) {
    guard !edits.isEmpty else { return }
    var joined: [Region] = []
    joined.reserveCapacity(regions.count + edits.count)
    var region = 0
    var shift = 0  // original offset minus pre-edit current offset, in the unchanged text at hand
    var growth = 0  // post-edit offset minus pre-edit offset

    func emit(_ next: Region) {
      if let last = joined.last, last.original == next.original, last.original.isEmpty {
        joined[joined.count - 1].current = last.current.lowerBound..<next.current.upperBound
      } else {
        joined.append(next)
      }
    }
    func passRegion(_ old: Region) {
      emit(Region(original: old.original, current: old.current.lowerBound + growth..<old.current.upperBound + growth))
      shift = old.original.upperBound - old.current.upperBound
    }

    var edit = 0
    while edit < edits.count {
      let first = edits[edit]
      while region < regions.count, Self.lies(regions[region], before: first.range) {
        passRegion(regions[region])
        region += 1
      }
      // The cluster of edits and regions that touch one another becomes one region.
      var start = first.range.lowerBound
      var end = first.range.upperBound
      var originalStart = start + shift
      let growthBefore = growth
      growth += first.replacement.count - first.range.count
      edit += 1
      var originalEnd = end + shift
      var grew = true
      while grew {
        grew = false
        if region < regions.count, Self.meets(regions[region], start..<end) {
          let old = regions[region]
          if old.current.lowerBound < start {
            originalStart = min(originalStart, old.original.lowerBound)
            start = old.current.lowerBound
          }
          originalStart = min(originalStart, old.original.lowerBound)
          shift = old.original.upperBound - old.current.upperBound
          end = max(end, old.current.upperBound)
          originalEnd = end + shift
          region += 1
          grew = true
        }
        if edit < edits.count, edits[edit].range.lowerBound < end {
          end = max(end, edits[edit].range.upperBound)
          originalEnd = max(originalEnd, end + shift)
          growth += edits[edit].replacement.count - edits[edit].range.count
          edit += 1
          grew = true
        }
      }
      emit(
        Region(original: originalStart..<max(originalStart, originalEnd), current: start + growthBefore..<end + growth))
    }
    while region < regions.count {
      passRegion(regions[region])
      region += 1
    }
    regions = joined
  }

  /// Whether a region ends before an edit's range without meeting it.
  private static func lies(_ region: Region, before range: Range<Int>) -> Bool {
    region.current.upperBound <= range.lowerBound && !meets(region, range)
  }

  /// Whether an edit of `range` changes what a region reads.
  private static func meets(_ region: Region, _ range: Range<Int>) -> Bool {
    let current = region.current
    if current.isEmpty {
      return range.lowerBound < current.lowerBound && current.lowerBound < range.upperBound
    }
    if range.isEmpty || region.original.isEmpty {
      return range.lowerBound <= current.upperBound && range.upperBound >= current.lowerBound
    }
    return range.lowerBound < current.upperBound && range.upperBound > current.lowerBound
  }

  /// The tightest range of the original that became `range` of the current text.
  ///
  /// A range that cuts into a region covers the whole of that region's original.
  /// - Complexity: O(log *regions*).
  func original(of range: Range<Int>) -> Range<Int> {
    let next = regions.partitionPoint { $0.current.upperBound > range.lowerBound }
    var lower = range.lowerBound + shift(before: next)
    if next < regions.count, regions[next].current.lowerBound <= range.lowerBound {
      lower = regions[next].original.lowerBound
    }
    guard !range.isEmpty else { return lower..<lower }

    let after = regions.partitionPoint { $0.current.lowerBound >= range.upperBound }
    var upper = range.upperBound + shift(before: after)
    if after > 0, regions[after - 1].current.upperBound >= range.upperBound {
      upper = regions[after - 1].original.upperBound
    }
    return lower..<max(lower, upper)
  }

  /// The region that holds an original range, if that range was changed.
  func regionIndex(containing original: Range<Int>) -> Int? {
    let index = regions.partitionPoint { $0.original.upperBound >= original.upperBound }
    // Several regions can end at one place: an insertion at the end of a deletion does.
    var enclosing: Int?
    for candidate in index..<min(index + 3, regions.count) {
      let region = regions[candidate].original
      if region == original { return candidate }
      if enclosing == nil, region.lowerBound <= original.lowerBound, original.upperBound <= region.upperBound {
        enclosing = candidate
      }
    }
    return enclosing
  }

  /// Original minus current offset in the unchanged text before a region.
  private func shift(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    return regions[index - 1].original.upperBound - regions[index - 1].current.upperBound
  }
}
