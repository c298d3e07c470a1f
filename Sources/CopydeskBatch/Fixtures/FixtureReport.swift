/// The results of a fixture run, in the order of the files.
public struct FixtureReport: Sendable {
  /// One result for every case and golden pair.
  public var results: [FixtureResult]

  /// Creates a report.
  public init(_ results: [FixtureResult]) { self.results = results }

  /// The results `copydesk verify` complains about.
  public var mismatches: [FixtureResult] { results.filter(\.isMismatch) }

  /// The groups in the order they come.
  var groups: [(name: String, results: [FixtureResult])] {
    var result: [(name: String, results: [FixtureResult])] = []
    for next in results {
      if result.last?.name != next.group { result.append((next.group, [])) }
      result[result.count - 1].results.append(next)
    }
    return result
  }
}
