internal import Foundation

/// Case tables as files that cases are added to.
public enum FixtureTable {
  /// A table of these cases.
  public static func text(of cases: [FixtureCase]) -> String {
    cases.isEmpty ? "[]\n" : "[\n  " + cases.map(\.json).joined(separator: ",\n  ") + "\n]\n"
  }

  /// Adds a case to a table, which is made if it is not there; every other byte of it stays.
  ///
  /// The file is replaced when the new one is whole. A case of the same label gets a number behind it.
  /// - Returns: Whether it was added; the same case is not added twice.
  /// - Throws: ``FixtureError`` if the file is no table or cannot be written; then it stays as it was.
  public static func append(_ fixture: FixtureCase, to file: String) throws(FixtureError) -> Bool {
    guard let source = try read(file) else {
      try FixtureSuite.write(Array(text(of: [fixture]).utf8), to: file)
      return true
    }
    let table = try FixtureGroup(name: Path.name(of: file), file: file, source: source)
    var added = fixture
    var number = 1
    while let known = table.cases.first(where: { $0.label == added.label }) {
      if known == added { return false }
      number += 1
      added.label = "\(fixture.label) (\(number))"
    }
    guard let end = table.end else { throw .malformedTable(file: file) }
    let separator = table.cases.isEmpty ? "\n  " : ",\n  "
    let tail = table.cases.isEmpty ? "\n" : ""
    var bytes = Array(source[..<end])
    bytes += Array((separator + added.json + tail).utf8)
    bytes += source[end...]
    try FixtureSuite.write(bytes, to: file)
    return true
  }

  private static func read(_ file: String) throws(FixtureError) -> [UInt8]? {
    if FileIdentity(file) == nil { return nil }
    do {
      return Array(try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw .unreadable(file: file, reason: "permission denied or not a file")
    }
  }
}

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
    let found = result.rules
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
