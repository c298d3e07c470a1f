import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct EditMapTests {
  @Test func anInsertionBehindADeletionKeepsBothRegions() {
    var map = EditMap()
    map.compose([.deletion(2..<4), .insertion([1, 2, 3], at: 4)])
    #expect(map.regions == [.init(original: 2..<4, current: 2..<2), .init(original: 4..<4, current: 2..<5)])
    #expect(Array(map.edits(ofRegion: 0)) == [0])
    #expect(Array(map.edits(ofRegion: 1)) == [1])
  }

  @Test func insertionsAtOnePlaceBecomeOneRegion() {
    var map = EditMap()
    map.compose([.insertion([1, 2], at: 3)])
    map.compose([.insertion([9], at: 3)])
    #expect(map.regions == [.init(original: 3..<3, current: 3..<6)])
    #expect(map.edits(ofRegion: 0).sorted() == [0, 1])
  }

  @Test func anInsertionBesideAReplacementStaysItsOwn() {
    var map = EditMap()
    map.compose([Edit(3..<4, with: [7])])
    map.compose([.insertion([1], at: 3), .insertion([2], at: 4)])
    #expect(
      map.regions == [
        .init(original: 3..<3, current: 3..<4), .init(original: 3..<4, current: 4..<5),
        .init(original: 4..<4, current: 5..<6),
      ])
    #expect(map.regions.indices.map { Array(map.edits(ofRegion: $0)) } == [[1], [0], [2]])
    map.compose([Edit(3..<6, with: [9])])
    #expect(map.regions == [.init(original: 3..<4, current: 3..<4)])
    #expect(map.edits(ofRegion: 0).sorted() == [0, 1, 2, 3])
  }

  @Test func anEditAcrossTwoRegionsJoinsThem() {
    var map = EditMap()
    map.compose([.deletion(1..<2), .deletion(4..<5)])
    #expect(map.regions.count == 2)
    map.compose([Edit(0..<4, with: [7])])
    #expect(map.regions == [.init(original: 0..<6, current: 0..<1)])
  }

  @Test func aRangeOfUnchangedBytesMapsExactly() {
    var map = EditMap()
    map.compose([.insertion([1, 1], at: 0), .deletion(3..<5)])
    #expect(map.original(of: 2..<5) == 0..<3)
    #expect(map.original(of: 5..<6) == 5..<6)
    #expect(map.original(of: 4..<6) == 2..<6)
  }

  /// 100,000 random sequences of edit batches against text whose bytes remember their origin.
  @Test func composesLikeTracedText() {
    let seed = SplitMix64.testSeed
    var random = SplitMix64(seed: seed)
    for round in 0..<100_000 {
      let original = (0..<random.below(24)).map { UInt8($0) }
      var text = TracedText(original)
      var map = EditMap()
      var places: [Range<Int>] = []
      for _ in 0...random.below(4) {
        let edits = Self.edits(in: text.cells.count, &random)
        places += edits.map { map.original(of: $0.range) }
        map.compose(edits)
        text.apply(edits)
        let faults = Self.faults(of: map, for: text, original)
        guard faults.isEmpty else {
          Issue.record("seed \(seed), round \(round): \(faults) in \(map.regions) for \(edits)")
          return
        }
      }
      let chains = map.regions.indices.map { Array(map.edits(ofRegion: $0)) }
      guard chains.joined().sorted() == Array(places.indices), chains.allSatisfy({ !$0.isEmpty }) else {
        Issue.record("seed \(seed), round \(round): \(chains) are not \(places.count) edits")
        return
      }
      for (region, edits) in zip(map.regions, chains) {
        let misplaced = edits.filter { !Self.holds(region.original, places[$0]) }
        guard misplaced.isEmpty else {
          Issue.record("seed \(seed), round \(round): edits at \(misplaced.map { places[$0] }) lead to \(region)")
          return
        }
      }
    }
  }

  private static func holds(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// Sorted, disjoint edits such as a stage makes: at most one insertion at a place, and that one first.
  private static func edits(in count: Int, _ random: inout SplitMix64) -> [Edit] {
    var edits: [Edit] = []
    var position = 0
    while position <= count, edits.count < 5 {
      position += random.below(5)
      guard position <= count else { break }
      let replacement = (0..<random.below(4)).map { _ in 0x80 | UInt8(random.below(16)) }
      if random.once(in: 3), !replacement.isEmpty, edits.last?.range != position..<position {
        edits.append(.insertion(replacement, at: position))
      } else {
        let end = min(count, position + 1 + random.below(4))
        guard end > position else { break }
        edits.append(Edit(position..<end, with: replacement))
        position = end
      }
    }
    return edits
  }

  private static func faults(of map: EditMap, for text: TracedText, _ original: [UInt8]) -> [String] {
    var faults: [String] = []
    var originalEnd = 0
    var currentEnd = 0
    for region in map.regions + [
      .init(original: original.count..<original.count, current: text.cells.count..<text.cells.count)
    ] {
      guard region.original.lowerBound >= originalEnd, region.current.lowerBound >= currentEnd else {
        return ["regions overlap"]
      }
      let unchanged = text.cells[currentEnd..<region.current.lowerBound].map(\.origin)
      if unchanged != Array(originalEnd..<region.original.lowerBound) { faults.append("bytes before \(region) moved") }
      originalEnd = region.original.upperBound
      currentEnd = region.current.upperBound
    }
    for lower in 0..<text.cells.count {
      let upper = min(text.cells.count, lower + 1 + lower % 5)
      let mapped = map.original(of: lower..<upper)
      let origins = text.cells[lower..<upper].compactMap(\.origin)
      if mapped.lowerBound < 0 || mapped.upperBound > original.count {
        faults.append("\(lower..<upper) leaves the original")
      }
      if !origins.allSatisfy(mapped.contains) {
        faults.append("\(lower..<upper) maps to \(mapped), not over \(origins)")
      }
      let isWhole = !map.regions.contains {
        $0.current.overlaps(lower..<upper)
          || ($0.current.isEmpty && lower < $0.current.lowerBound && $0.current.lowerBound < upper)
      }
      if isWhole, mapped.count != upper - lower { faults.append("unchanged \(lower..<upper) maps to \(mapped)") }
    }
    return faults
  }
}
