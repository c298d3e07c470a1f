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
