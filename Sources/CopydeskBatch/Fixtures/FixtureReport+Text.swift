extension FixtureReport {
  /// The report for people: what went wrong, then a line of counts.
  ///
  /// - Parameter verbose: whether to name the fixtures that ended as they should, too.
  /// - Returns: lines, each with its newline.
  public func text(verbose: Bool = false) -> String {
    var lines: [String] = []
    for result in results where verbose || result.isMismatch {
      lines.append("\(result.file): \(result.label): \(Self.words(result.status))")
      lines += result.problems.map { "  \($0)" }
    }
    func count(_ status: FixtureResult.Status) -> Int { results.count { $0.status == status } }
    var counts = ["\(count(.passed)) passed"]
    if count(.failed) > 0 { counts.append("\(count(.failed)) failed") }
    if count(.unexpectedPass) > 0 { counts.append("\(count(.unexpectedPass)) repaired although marked as failing") }
    if count(.knownFailure) > 0 { counts.append("\(count(.knownFailure)) known failures") }
    lines.append("\(results.count) fixtures: " + counts.joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ status: FixtureResult.Status) -> String {
    switch status {
    case .passed: "passed"
    case .failed: "failed"
    case .knownFailure: "still fails, as expected"
    case .unexpectedPass: "now repaired; set \"expect\" to \"pass\""
    }
  }
}
