/// How far two reviewers of one manifest agree.
public struct ReviewerAgreement: Hashable, Sendable {
  /// One reviewer.
  public var first: String
  /// The other.
  public var second: String
  private var counts: [[Int]]

  private static let choices = RunManifest.Decision.Choice.allCases

  /// Creates the agreement of two who have decided nothing.
  public init(first: String, second: String) {
    self.first = first
    self.second = second
    counts = Self.choices.map { _ in Self.choices.map { _ in 0 } }
  }

  /// Counts findings about which the first chose one thing and the second another.
  public mutating func add(
    _ choice: RunManifest.Decision.Choice, _ other: RunManifest.Decision.Choice, _ findings: Int = 1
  ) {
    guard let row = Self.choices.firstIndex(of: choice), let column = Self.choices.firstIndex(of: other) else { return }
    counts[row][column] += findings
  }

  /// The findings that both decided about.
  public var both: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The share on which they made the same choice, whatever text a replacement has; 0 of nothing.
  public var share: Double {
    both == 0 ? 0 : Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(both)
  }

  /// Cohen's kappa: the agreement beyond what chance would give them, 1 for agreement throughout, 0 for that of chance.
  ///
  /// Nil where chance alone gives agreement throughout, since both chose one thing, or nothing was decided.
  /// Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
  public var kappa: Double? {
    guard both > 0 else { return nil }
    let all = Double(both)
    let chance = counts.indices.reduce(0.0) { sum, place in
      let row = Double(counts[place].reduce(0, +)), column = Double(counts.reduce(0) { $0 + $1[place] })
      return sum + row / all * column / all
    }
    return chance >= 1 ? nil : (share - chance) / (1 - chance)
  }
}
