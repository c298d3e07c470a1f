public import Copydesk

extension FixtureSuite {
  /// Runs every fixture.
  ///
  /// - Parameter configuration: what to clean under; a case's own `only` and `profile` come on top.
  /// - Returns: a result for every case and pair, in the order of the files.
  /// - Throws: ``FixtureError/configuration(file:label:reason:)`` if a case names a rule there is not.
  public func run(with configuration: Configuration = Configuration()) throws(FixtureError) -> FixtureReport {
    var sessions = FixtureSessions()
    var results: [FixtureResult] = []
    for group in groups {
      for fixture in group.cases {
        results.append(try run(fixture, of: group, configuration, &sessions))
      }
    }
    for pair in goldenPairs { results.append(try run(pair, configuration, &sessions)) }
    return FixtureReport(results)
  }

  private func run(
    _ fixture: FixtureCase, of group: FixtureGroup, _ configuration: Configuration, _ sessions: inout FixtureSessions
  ) throws(FixtureError) -> FixtureResult {
    var own = configuration
    if !fixture.only.isEmpty { own.only = Set(fixture.only) }
    if let profile = fixture.profile { own.profile = profile }
    let input = Array(fixture.input.utf8)
    var result = try clean(input, group.name, fixture.label, group.file, own, &sessions)
    result.problems = Self.difference(Array(fixture.wanted.utf8), result.actual)
    let found = Set(result.findings.map(\.rule))
    for rule in fixture.rules where !found.contains(rule) { result.problems.append("rule '\(rule)' found nothing") }
    switch (fixture.expect, result.problems.isEmpty) {
    case (.pass, true): result.status = .passed
    case (.pass, false): result.status = .failed
    case (.fail, false):
      result.status = .knownFailure
    case (.fail, true):
      result.status = .unexpectedPass
      result.problems = ["the text is now repaired; set \"expect\" to \"pass\""]
    }
    return result
  }

  private func run(
    _ pair: GoldenPair, _ configuration: Configuration, _ sessions: inout FixtureSessions
  ) throws(FixtureError) -> FixtureResult {
    var result = try clean(pair.input, "golden", pair.name, pair.file, configuration, &sessions)
    if let expected = pair.expected {
      result.problems = Self.difference(expected, result.actual)
    } else {
      result.problems = [FixtureError.missingExpected(file: pair.file).description]
    }
    if let expected = pair.findings { result.problems += Self.difference(expected, result.findings) }
    result.status = result.problems.isEmpty ? .passed : .failed
    return result
  }

  private func clean(
    _ input: [UInt8], _ group: String, _ label: String, _ file: String, _ configuration: Configuration,
    _ sessions: inout FixtureSessions
  ) throws(FixtureError) -> FixtureResult {
    do {
      let clock = ContinuousClock()
      let session = try sessions.session(for: configuration)
      let start = clock.now
      let cleaned = session.clean(Document(id: label, bytes: input))
      let spent = (clock.now - start).components
      return FixtureResult(
        group: group, label: label, file: file, status: .passed, problems: [], actual: cleaned.bytes,
        findings: FindingSummary.summaries(of: cleaned.ledger, in: input),
        nanoseconds: UInt64(spent.seconds) * 1_000_000_000 + UInt64(spent.attoseconds / 1_000_000_000))
    } catch {
      throw .configuration(file: file, label: label, reason: error.description)
    }
  }

  /// Where two texts part, with a little of both.
  private static func difference(_ expected: [UInt8], _ actual: [UInt8]) -> [String] {
    guard expected != actual else { return [] }
    let place = zip(expected, actual).prefix { $0 == $1 }.count
    func excerpt(_ text: [UInt8]) -> String {
      var start = max(0, place - 20)
      while start > 0, start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
      var end = min(text.count, place + 40)
      while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
      let excerpt = String(decoding: text[min(start, end)..<end], as: UTF8.self)
      return (start > 0 ? "…" : "") + JSONText.quoted(excerpt) + (end < text.count ? "…" : "")
    }
    return ["differs at byte \(place)", "expected: \(excerpt(expected))", "actual:   \(excerpt(actual))"]
  }

  private static func difference(_ expected: [FindingSummary], _ actual: [FindingSummary]) -> [String] {
    let change = actual.difference(from: expected)
    return change.removals.map { "missing finding: \(Self.summary($0).line)" }
      + change.insertions.map { "finding not expected: \(Self.summary($0).line)" }
  }

  private static func summary(_ change: CollectionDifference<FindingSummary>.Change) -> FindingSummary {
    switch change {
    case .insert(_, let element, _), .remove(_, let element, _): element
    }
  }
}
