import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct SequenceComparisonTests {
  /// Rebuilds the second sequence from the first and the changes.
  private func apply(_ changes: [SequenceComparison.Change], _ first: [Int32], _ second: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var position = 0
    for change in changes {
      result += first[position..<change.first.lowerBound]
      result += second[change.second]
      position = change.first.upperBound
    }
    return result + first[position...]
  }

  /// The least number of insertions and deletions, by the textbook's quadratic table.
  private func distance(_ first: [Int32], _ second: [Int32]) -> Int {
    var row = Array(0...second.count)
    for (line, number) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in second.indices {
        let next = number == second[column] ? diagonal : min(row[column], row[column + 1]) + 1
        (diagonal, row[column + 1]) = (row[column + 1], next)
      }
    }
    return row[second.count]
  }

  @Test(arguments: 0..<200)
  func `short sequences differ by as little as possible`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let first = (0..<Int.random(in: 0...30, using: &generator)).map { _ in Int32.random(in: 0...4, using: &generator) }
    let second = (0..<Int.random(in: 0...30, using: &generator)).map { _ in Int32.random(in: 0...4, using: &generator) }
    let changes = SequenceComparison.changes(from: first, to: second)
    #expect(apply(changes, first, second) == second)
    #expect(changes.reduce(0) { $0 + $1.first.count + $1.second.count } == distance(first, second))
  }

  @Test func `long sequences with nothing in common are one change`() {
    let first = Array(Int32(0)..<20_000)
    let second = Array(Int32(30_000)..<50_000)
    #expect(SequenceComparison.changes(from: first, to: second) == [.init(first: 0..<20_000, second: 0..<20_000)])
  }

  @Test func `past the budget, what occurs once holds the sides together`() {
    var generator = SplitMix64(seed: 3)
    var first: [Int32] = []
    var second: [Int32] = []
    for number in Int32(0)..<3000 {
      first += [1_000_000 + number, .random(in: 0...9, using: &generator)]
      second += [1_000_000 + number, .random(in: 10...19, using: &generator)]
    }
    let changes = SequenceComparison.changes(from: first, to: second)
    #expect(apply(changes, first, second) == second)
    #expect(changes.count == 3000)
  }

  @Test func `past the budget, many small changes stay small`() {
    var generator = SplitMix64(seed: 5)
    let first = (0..<60_000).map { _ in Int32.random(in: 0...500, using: &generator) }
    var second = first
    for place in Swift.stride(from: 30, to: second.count, by: 60) { second[place] = 1000 }
    let changes = SequenceComparison.changes(from: first, to: second)
    #expect(apply(changes, first, second) == second)
    // A change at the end of a stride may be told in two parts.
    #expect((1000...1010).contains(changes.count))
  }

  @Test(arguments: 0..<20)
  func `sequences past the budget are still told apart rightly`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let first = (0..<3000).map { _ in Int32.random(in: 0...900, using: &generator) }
    let second = (0..<3000).map { _ in Int32.random(in: 0...900, using: &generator) }
    #expect(apply(SequenceComparison.changes(from: first, to: second), first, second) == second)
  }
}
