/// How far the words that a mention overwrites stand from it, along a document.
///
/// The tool that did the damage kept two counts of tokens that drifted apart: the distance is the same over long
/// stretches and never shrinks.
public struct DriftSchedule: Hashable, Sendable, CustomStringConvertible {
  /// How the distances of a document are chosen.
  enum Course: Hashable, Sendable {
    /// These, in order; where each gives way to the next is drawn.
    case stages([Int])
    /// A start near the lower end, which grows at random up to the upper one.
    case growing(ClosedRange<Int>)
  }

  /// The greatest distance there can be, in tokens.
  public static let maximum = 64

  let course: Course
  /// How often a growing distance grows in 1,000 tokens.
  public var growth: Double

  /// The schedule of the damage seen so far: it starts with 1 to 3 and grows to 6 at most.
  ///
  /// The default growth was fitted to the development set of scrambled articles: 2.5 steps in 1,000 tokens.
  public static let standard = DriftSchedule(growing: 1...6)

  /// Distances in a fixed order, each over a stretch of its own; `[0]` is a resolver's ordinary output.
  public init(stages: [Int]) { self.init(course: .stages(stages.map { min(max($0, 0), Self.maximum) })) }

  /// A distance that starts in the lower part of a range and grows at random.
  public init(growing range: ClosedRange<Int>, growth: Double = 2.5) {
    self.init(course: .growing(range.clamped(to: 0...Self.maximum)), growth: growth)
  }

  /// Reads `2,4,6` as stages and `1..6` as a growing distance; nil for anything else.
  public init?(_ text: String) {
    let bounds = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
    if bounds.count == 2, let lower = bounds[0], let upper = bounds[1], lower <= upper, lower >= 0,
      upper <= Self.maximum
    {
      self.init(growing: lower...upper)
      return
    }
    let stages = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    let distances = stages.compactMap { $0 }.filter { 0...Self.maximum ~= $0 }
    guard distances.count == stages.count, distances == distances.sorted() else { return nil }
    self.init(stages: distances)
  }

  private init(course: Course, growth: Double = 2.5) {
    self.course = course
    self.growth = max(0, growth)
  }

  /// The schedule as `init(_:)` reads it.
  public var description: String {
    switch course {
    case .stages(let stages): stages.map(String.init).joined(separator: ",")
    case .growing(let range): "\(range.lowerBound)..\(range.upperBound)"
    }
  }

  /// The distance at every token of a document.
  func distances(tokenCount: Int, _ random: inout DamageRandom) -> [Int] {
    switch course {
    case .stages(let stages):
      let cuts = (0..<max(0, stages.count - 1)).map { _ in random.below(tokenCount) }.sorted()
      var stage = 0
      return (0..<tokenCount).map { token in
        while stage < cuts.count, cuts[stage] <= token { stage += 1 }
        return stages.indices.contains(stage) ? stages[stage] : 0
      }
    case .growing(let range):
      // Of the articles known, 1 in 7 stays with the least drift at first, 4 with the next, 2 with the third.
      var distance = min(range.upperBound, range.lowerBound + (random.index(weights: [1, 4, 2]) ?? 0))
      return (0..<tokenCount).map { _ in
        if random.chance(growth / 1000) { distance = min(range.upperBound, distance + (random.chance(0.2) ? 2 : 1)) }
        return distance
      }
    }
  }
}
