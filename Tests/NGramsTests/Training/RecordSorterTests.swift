import Testing

@testable import NGrams

@Suite struct RecordSorterTests {
  @Test(arguments: [4096, 1 << 20], [RecordSorter.Duplicates.kept, .summed])
  func sortsMoreThanMemoryHolds(memory: Int, duplicates: RecordSorter.Duplicates) throws {
    var generator = SystemRandomNumberGenerator()
    // Few different keys, so that there are equal ones within a run and between runs.
    let keys = (0..<5000).map { _ in UInt128(generator.next() % 900) << 90 | UInt128(generator.next() % 3) << 50 }
    let sorter = try RecordSorter(in: "/tmp", keyBits: 128, memory: memory, duplicates: duplicates)
    for key in keys { try sorter.append(NGramRecord(key: key, payload: 1)) }
    try sorter.finish()
    let merge = sorter.merged(memory: 1 << 16)
    var found: [UInt128] = []
    while try merge.advance() {
      found += Array(repeating: merge.current.key, count: Int(merge.current.payload))
    }
    #expect(found == keys.sorted())
  }

  @Test func runsOfALowerTagComeFirst() throws {
    let sorter = try RecordSorter(in: "/tmp", keyBits: 128, memory: 1 << 16)
    for tag in [2, 0, 1] {
      sorter.tag = tag
      try sorter.append(NGramRecord(key: 7, payload: UInt64(tag)))
      try sorter.endRun()
    }
    try sorter.finish()
    let merge = sorter.merged(memory: 1 << 16)
    var tags: [Int] = []
    while try merge.advance() { tags.append(merge.tag) }
    #expect(tags == [0, 1, 2])
  }

  @Test(arguments: 1...6) func keysHoldWordsInBothDirections(order: Int) throws {
    let layout = try #require(KeyLayout(wordCount: 1_000_000, order: order))
    let words = (0..<order).map { WordID($0 * 199_999) }
    let key = words.enumerated().reduce(UInt128(0)) { $0 | layout.key($1.element, in: $1.offset) }
    #expect((0..<order).map { layout.word($0, of: key) } == words)
    let back = layout.reversed(key, count: order)
    #expect((0..<order).map { layout.word($0, of: back) } == words.reversed())
    #expect(layout.reversed(back, count: order) == key)
    #expect(layout.filledSlots(key) == order)
    #expect(layout.prefix(key, order) == key)
  }

  @Test func tooManyWordsForAKeyAreNoLayout() {
    #expect(KeyLayout(wordCount: 3_000_000, order: 6) == nil)
    #expect(KeyLayout(wordCount: 2_000_000, order: 6) != nil)
  }

  @Test func payloadKeepsWhatEstimationNeeds() {
    let payload = CountPayload(
      packed: CountPayload(adjusted: 5, weighted: 3.75, occurrences: 1000, isCut: true).packed)
    #expect(payload.weighted == 3.75)
    #expect(payload.countClass == 3)
    #expect(payload.isCut)
    #expect(abs(payload.meanWeight - 0.75) < 1e-3)
    #expect(abs(payload.occurrences - 1000) < 8)
  }
}
