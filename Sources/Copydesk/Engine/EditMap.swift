internal import Bytes

/// Maps the current text back to the original through run-length edits.
///
/// Only changed regions are stored, as four offsets each, so the map's size follows the number of edits and not the
/// number of bytes. What a region now reads is in the current text itself. Each region knows the edits that made it.
struct EditMap {
  /// A changed region: these bytes of the original now are those bytes of the current text.
  struct Region: Hashable {
    var original: Range<Int>
    var current: Range<Int>
  }

  /// The edits of one region, as the ends of a chain through `links`.
  private struct Chain {
    var first: Int
    var last: Int
  }

  /// The regions, ascending and disjoint in both texts.
  private(set) var regions: [Region] = []
  /// The edits of each region, in the same order.
  private var chains: [Chain] = []
  /// For each edit the next one of its region, or -1.
  ///
  /// One array for all regions, most of which have a single edit.
  private var links: [Int] = []

  /// The one edit that made a region; nil if there are several.
  func onlyEdit(ofRegion index: Int) -> Int? {
    chains[index].first == chains[index].last ? chains[index].first : nil
  }

  /// The edits that made a region, counted from the first that was ever composed; in no order.
  func edits(ofRegion index: Int) -> some Sequence<Int> {
    sequence(first: chains[index].first) { [links] edit in links[edit] < 0 ? nil : links[edit] }
  }

  /// Adds edits made to the current text.
  ///
  /// Edits that change what a region reads are joined with it, and so are insertions at one place. An insertion at the
  /// edge of a region shares no byte with it and stays a region of its own.
  /// - Parameter edits: sorted, not overlapping, with ranges in the current text.
  /// - Complexity: O(*regions* + *edits*).
  mutating func compose(_ edits: [Edit]) {
    guard !edits.isEmpty else { return }
    var joined: [Region] = []
    joined.reserveCapacity(regions.count + edits.count)
    var joinedChains: [Chain] = []
    joinedChains.reserveCapacity(regions.count + edits.count)
    let known = links.count
    links.append(contentsOf: repeatElement(-1, count: edits.count))
    var region = 0
    var shift = 0  // original offset minus pre-edit current offset, in the unchanged text at hand
    var growth = 0  // post-edit offset minus pre-edit offset

    func link(_ chain: inout Chain, to next: Chain) {
      links[chain.last] = next.first
      chain.last = next.last
    }
    func emit(_ next: Region, _ chain: Chain) {
      if let last = joined.last, last.original == next.original, last.original.isEmpty {
        joined[joined.count - 1].current = last.current.lowerBound..<next.current.upperBound
        link(&joinedChains[joinedChains.count - 1], to: chain)
      } else {
        joined.append(next)
        joinedChains.append(chain)
      }
    }
    func passRegion(_ index: Int) {
      let old = regions[index]
      emit(
        Region(original: old.original, current: old.current.lowerBound + growth..<old.current.upperBound + growth),
        chains[index])
      shift = old.original.upperBound - old.current.upperBound
    }

    var edit = 0
    while edit < edits.count {
      let first = edits[edit]
      while region < regions.count, Self.lies(regions[region], before: first.range) {
        passRegion(region)
        region += 1
      }
      // The cluster of edits and regions that touch one another becomes one region.
      var start = first.range.lowerBound
      var end = first.range.upperBound
      var originalStart = start + shift
      let growthBefore = growth
      growth += first.replacement.count - first.range.count
      var chain = Chain(first: known + edit, last: known + edit)
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
          link(&chain, to: chains[region])
          region += 1
          grew = true
        }
        if edit < edits.count, edits[edit].range.lowerBound < end {
          end = max(end, edits[edit].range.upperBound)
          originalEnd = max(originalEnd, end + shift)
          growth += edits[edit].replacement.count - edits[edit].range.count
          link(&chain, to: Chain(first: known + edit, last: known + edit))
          edit += 1
          grew = true
        }
      }
      emit(
        Region(original: originalStart..<max(originalStart, originalEnd), current: start + growthBefore..<end + growth),
        chain)
    }
    while region < regions.count {
      passRegion(region)
      region += 1
    }
    regions = joined
    chains = joinedChains
  }

  /// Whether a region ends before an edit's range without meeting it.
  private static func lies(_ region: Region, before range: Range<Int>) -> Bool {
    region.current.upperBound <= range.lowerBound && !meets(region, range)
  }

  /// Whether an edit of `range` changes what a region reads.
  private static func meets(_ region: Region, _ range: Range<Int>) -> Bool {
    // For an empty side this asks whether it lies inside the other, away from its edges.
    range.lowerBound < region.current.upperBound && range.upperBound > region.current.lowerBound
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

  /// Original minus current offset in the unchanged text before a region.
  private func shift(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    return regions[index - 1].original.upperBound - regions[index - 1].current.upperBound
  }
}
