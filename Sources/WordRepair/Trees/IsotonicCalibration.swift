internal import Bytes
internal import Copydesk

/// Turns scores into the share of cases that are right, by isotonic regression.
///
/// Pool adjacent violators (Ayer et al. 1955, An empirical distribution function for sampling with incomplete information).
///
/// It interpolates between the means of two pools, so it never reverses the order of two scores.
public struct IsotonicCalibration: Hashable, Sendable {
  /// The mean score of each pool, rising.
  var scores: [Float]
  /// The share that is right in each pool, 0...1, rising.
  var shares: [Float]

  /// Fits scores to outcomes.
  ///
  /// Pools smaller than `minimumCount` are joined to a neighbour first.
  ///
  /// - Complexity: O(*n* log *n*).
  public init(_ outcomes: [(score: Float, isRight: Bool)], minimumCount: Int = 40) {
    var pools: [(score: Double, right: Double, count: Double)] = []
    var open: (score: Double, right: Double, count: Double) = (0, 0, 0)
    let sorted = outcomes.sorted { $0.score != $1.score ? $0.score < $1.score : !$0.isRight && $1.isRight }
    for (index, outcome) in sorted.enumerated() {
      open.score += Double(outcome.score)
      open.right += outcome.isRight ? 1 : 0
      open.count += 1
      let isLast = index + 1 == sorted.count
      guard isLast || Int(open.count) >= minimumCount && sorted[index + 1].score > outcome.score else { continue }
      pools.append(open)
      open = (0, 0, 0)
      while pools.count > 1, let last = pools.last {
        let before = pools[pools.count - 2]
        guard Self.share(of: before) >= Self.share(of: last) else { break }
        pools.removeLast()
        pools[pools.count - 1] =
          (before.score + last.score, before.right + last.right, before.count + last.count)
      }
    }
    scores = pools.map { Float($0.score / $0.count) }
    shares = pools.map { Float(Self.share(of: $0)) }
  }

  /// A pool's share, with half a case of each kind added, so that small pools are never certain (Jeffreys).
  ///
  /// Pools are compared by this share, too: otherwise a small pool at the top could get a lower share than a large one
  /// below.
  private static func share(of pool: (score: Double, right: Double, count: Double)) -> Double {
    (pool.right + 0.5) / (pool.count + 1)
  }

  /// The share of cases with such a score that are right, 0...1; the score itself if nothing was fitted.
  ///
  /// What is not a number is like the lowest score.
  ///
  /// - Complexity: O(log *n*) in the pools.
  public func share(_ score: Float) -> Float {
    guard let first = scores.first, let last = scores.last else { return min(1, max(0, score)) }
    guard score > first else { return shares[0] }
    if score >= last { return shares[shares.count - 1] }
    let upper = scores.partitionPoint { $0 >= score }
    let lower = upper - 1
    let width = scores[upper] - scores[lower]
    let weight = width > 0 ? (score - scores[lower]) / width : 0
    return shares[lower] + weight * (shares[upper] - shares[lower])
  }
}
