internal import Foundation

extension FixtureSuite {
  /// Writes what a run gave into the fixtures that did not match, and leaves every other byte as it was.
  ///
  /// A golden pair gets a new expected text, and new findings if it has a file for them; a failing case a new
  /// `expected`; a known failure that is now repaired becomes `pass`. Look at the difference before committing it.
  /// - Parameter report: the report of ``run(with:)`` on this very suite.
  /// - Returns: the files written.
  /// - Throws: ``FixtureError/unwritable(file:reason:)``.
  public func update(from report: FixtureReport) throws(FixtureError) -> [String] {
    let mismatches = Dictionary(grouping: report.mismatches, by: \.file)
    var written: [String] = []
    for group in groups {
      guard let results = mismatches[group.file] else { continue }
      var cases = group.cases
      for result in results {
        guard let index = cases.firstIndex(where: { $0.label == result.label }) else { continue }
        Self.update(&cases[index], from: result)
      }
      let rendered = group.rendered(cases)
      guard rendered != group.source else { continue }
      try Self.write(rendered, to: group.file)
      written.append(group.file)
    }
    for pair in goldenPairs {
      guard let result = mismatches[pair.file]?.first else { continue }
      if pair.expected != result.actual {
        try Self.write(result.actual, to: pair.expectedFile)
        written.append(pair.expectedFile)
      }
      if let findings = pair.findings, findings != result.findings {
        try Self.write(Array(result.findings.map { $0.line + "\n" }.joined().utf8), to: pair.findingsFile)
        written.append(pair.findingsFile)
      }
    }
    return written
  }

  private static func update(_ fixture: inout FixtureCase, from result: FixtureResult) {
    if result.status == .unexpectedPass {
      fixture.expect = .pass
      return
    }
    let actual = String(decoding: result.actual, as: UTF8.self)
    if actual != fixture.wanted { fixture.expected = actual == fixture.input ? nil : actual }
    let found = Set(result.findings.map(\.rule))
    fixture.rules.removeAll { !found.contains($0) }
  }

  static func write(_ bytes: [UInt8], to file: String) throws(FixtureError) {
    do {
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
    } catch {
      throw .unwritable(
        file: file, reason: (error as NSError).localizedFailureReason ?? "\(error.localizedDescription)")
    }
  }
}
