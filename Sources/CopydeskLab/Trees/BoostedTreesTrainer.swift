internal import Bytes
internal import Copydesk
internal import Glibc
public import WordRepair

/// Learns ``BoostedTrees`` from a table by gradient boosting on histograms (Friedman 2001; Chen & Guestrin 2016).
///
/// Second-order gradients, leaves grown best first, features and rows sampled by a seeded generator: the same table and
/// options give the same trees. It handles no missing values and no categories.
public struct BoostedTreesTrainer: Sendable {
  /// What the trees are to predict.
  public enum Objective: Sendable {
    /// The log-odds of a row's label.
    case logistic
    /// The softmax score of the right row of a group, "none of them" scoring 0 (conditional logit, McFadden 1974).
    case choice
  }

  /// What to predict.
  public var objective: Objective = .logistic
  /// How many trees.
  public var treeCount = 200
  /// The most leaves of a tree, up to 16,000; trees with more than 32 are walked row by row.
  public var leafCount = 15
  /// The share of each tree's output that is kept, 0…1.
  public var learningRate: Float = 0.05
  /// The least number of rows in a leaf.
  public var minimumRows = 20
  /// The penalty on large outputs, added to the second derivatives.
  public var regularization: Float = 1
  /// The share of features each tree looks at, 0…1.
  public var featureShare = 0.6
  /// The seed of the sampling.
  public var seed: UInt64 = 1

  /// Creates a trainer with the options above.
  public init() {}

  /// Creates a trainer of a recipe's size.
  init(_ trees: TrainingRecipe.Trees, objective: Objective = .logistic) {
    self.objective = objective
    treeCount = trees.treeCount
    if let count = trees.leafCount { leafCount = count }
    if let rate = trees.learningRate { learningRate = Float(rate) }
  }

  /// Learns from a table.
  ///
  /// - Complexity: O(trees × features × rows × depth).
  public func train(_ table: LearningTable) -> BoostedTrees {
    let mean = table.labels.reduce(0, +) / Float(max(1, table.count))
    let base: Float = objective == .logistic ? logf(max(1e-6, mean) / max(1e-6, 1 - mean)) : 0
    let none = BoostedTrees(constant: base, featureCount: table.featureCount)
    guard table.count > 0 else { return none }
    var nodes: [BoostedTrees.Node] = []
    var roots: [Int32] = []
    let bins = FeatureBins(table)
    var scores = [Float](repeating: base, count: table.count)
    var gradients = [Float](repeating: 0, count: table.count)
    var hessians = gradients
    var random = DamageRandom(seed: seed)
    for _ in 0..<treeCount {
      derive(table, scores, &gradients, &hessians)
      let features = (0..<table.featureCount).filter { _ in random.chance(featureShare) }
      guard !features.isEmpty else { continue }
      var tree = TreeGrower(
        bins: bins, gradients: gradients, hessians: hessians, features: features, leafCount: min(leafCount, 16_000),
        minimumRows: minimumRows, regularization: regularization)
      let grown = tree.grow(learningRate: learningRate)
      roots.append(Int32(nodes.count))
      nodes += grown.nodes
      for (leaf, rows) in grown.leaves { for row in rows { scores[Int(row)] += leaf } }
    }
    return BoostedTrees(base: base, nodes: nodes, roots: roots, featureCount: table.featureCount) ?? none
  }

  private func derive(
    _ table: LearningTable, _ scores: [Float], _ gradients: inout [Float], _ hessians: inout [Float]
  ) {
    switch objective {
    case .logistic:
      for row in 0..<table.count {
        let p = 1 / (1 + expf(-scores[row]))
        gradients[row] = p - table.labels[row]
        hessians[row] = max(1e-6, p * (1 - p))
      }
    case .choice:
      for (number, start) in table.groups.enumerated() {
        let end = number + 1 < table.groups.count ? table.groups[number + 1] : table.count
        guard start < end else { continue }
        let top = max(0, scores[start..<end].max() ?? 0)
        var sum = expf(-top)
        for row in start..<end { sum += expf(scores[row] - top) }
        for row in start..<end {
          let p = expf(scores[row] - top) / sum
          gradients[row] = p - table.labels[row]
          hessians[row] = max(1e-6, p * (1 - p))
        }
      }
    }
  }
}

/// Rows of features with what is to be learned of them.
public struct LearningTable: Sendable {
  /// The number of features of a row.
  public let featureCount: Int
  /// All rows, one after the other.
  public private(set) var features: [Float] = []
  /// What each row is: 1 for yes or the right choice, 0 for no.
  public private(set) var labels: [Float] = []
  /// The first row of each group; used by the objective of choice only.
  public private(set) var groups: [Int] = []

  /// Creates an empty table.
  public init(featureCount: Int) { self.featureCount = featureCount }

  /// The number of rows.
  public var count: Int { labels.count }

  /// Starts a new group: one of the rows that follow is the right one, or none.
  public mutating func beginGroup() { groups.append(count) }

  /// Adds a row; ignored unless it has ``featureCount`` features.
  public mutating func append(_ row: some Collection<Float>, label: Bool) {
    guard row.count == featureCount else { return }
    features.append(contentsOf: row)
    labels.append(label ? 1 : 0)
  }

  /// The features of a row, which must exist.
  func withRow<Result>(_ index: Int, _ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    features.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[(index * featureCount)..<((index + 1) * featureCount)]))
    }
  }
}

/// The features of a table cut into at most 64 bins each, at quantiles.
struct FeatureBins {
  static let maximum = 64

  /// The upper bounds of the bins of each feature but the last, rising.
  let bounds: [[Float]]
  /// The bin of every row, feature after feature.
  let bins: [UInt8]
  let rowCount: Int

  init(_ table: LearningTable) {
    rowCount = table.count
    var bounds: [[Float]] = []
    var bins = [UInt8](repeating: 0, count: table.count * table.featureCount)
    for feature in 0..<table.featureCount {
      let column = (0..<table.count).map { table.features[$0 * table.featureCount + feature] }
      let cuts = Self.cuts(column)
      for (row, value) in column.enumerated() {
        bins[feature * table.count + row] = UInt8(truncatingIfNeeded: cuts.partitionPoint { value <= $0 })
      }
      bounds.append(cuts)
    }
    self.bounds = bounds
    self.bins = bins
  }

  /// Midpoints between neighbouring values at the quantiles.
  private static func cuts(_ column: [Float]) -> [Float] {
    let sorted = column.sorted()
    var cuts: [Float] = []
    for bin in 1..<maximum {
      let at = sorted.count * bin / maximum
      guard at > 0, at < sorted.count, sorted[at - 1] < sorted[at] || cuts.isEmpty || (cuts.last ?? 0) < sorted[at]
      else { continue }
      // The cut must separate two values that differ: the next lower value of this quantile's value.
      var low = at
      while low > 0, sorted[low - 1] == sorted[at] { low -= 1 }
      guard low > 0 else { continue }
      let cut = sorted[low - 1] + (sorted[low] - sorted[low - 1]) / 2
      if cuts.last.map({ $0 < cut }) ?? true { cuts.append(cut) }
    }
    return cuts
  }
}
