public import Copydesk
internal import Foundation

/// A folder of fixtures: case tables in `cases/`, golden pairs in `golden/`.
///
/// ```swift
/// let suite = try FixtureSuite.load("Fixtures")
/// let report = try suite.run()
/// print(report.text())
/// ```
public struct FixtureSuite: Sendable {
  /// The folder.
  public let directory: String
  /// The case tables, by name.
  public let groups: [FixtureGroup]
  /// The golden pairs, by name.
  public let goldenPairs: [GoldenPair]

  /// The files that were read, or would have been if they were there.
  public var files: [String] {
    groups.map(\.file) + goldenPairs.flatMap { [$0.file, $0.expectedFile, $0.findingsFile] }
  }

  /// Reads a folder of fixtures.
  ///
  /// - Parameter directory: the folder that holds `cases` or `golden` or both.
  /// - Returns: the tables and pairs, by name.
  /// - Throws: ``FixtureError`` naming the file and what to do about it.
  public static func load(_ directory: String) throws(FixtureError) -> FixtureSuite {
    if FileIdentity(directory).map({ $0.kind != .folder }) == true { throw .notAFolder(directory: directory) }
    let cases = try names(in: directory, "cases", suffix: ".json")
    let inputs = try names(in: directory, "golden", suffix: ".input.txt")
    if cases.isEmpty, inputs.isEmpty {
      // A folder that is not there deserves that answer, not "no fixtures".
      _ = try list(directory)
      throw .empty(directory: directory)
    }
    var groups: [FixtureGroup] = []
    for name in cases {
      let file = "\(directory)/cases/\(name).json"
      groups.append(try FixtureGroup(name: name, file: file, source: try read(file)))
    }
    var pairs: [GoldenPair] = []
    for name in inputs {
      let stem = "\(directory)/golden/\(name)"
      let expected = "\(stem).expected.txt"
      let findings = "\(stem).findings.jsonl"
      pairs.append(
        GoldenPair(
          name: name, file: "\(stem).input.txt", expectedFile: expected, findingsFile: findings,
          input: try read("\(stem).input.txt"), expected: exists(expected) ? try read(expected) : nil,
          findings: exists(findings) ? try FindingSummary.parse(try read(findings), file: findings) : nil))
    }
    return FixtureSuite(directory: directory, groups: groups, goldenPairs: pairs)
  }

  private static func names(in directory: String, _ folder: String, suffix: String) throws(FixtureError) -> [String] {
    let path = "\(directory)/\(folder)"
    guard exists(path) else { return [] }
    return try list(path).filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.map {
      String($0.dropLast(suffix.count))
    }
  }

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  private static func list(_ path: String) throws(FixtureError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw .unreadable(file: path, reason: exists(path) ? "it cannot be listed" : "there is no such folder")
    }
  }

  private static func read(_ file: String) throws(FixtureError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: file)))
    } catch {
      throw .unreadable(file: file, reason: exists(file) ? "permission denied or not a file" : "there is no such file")
    }
  }
}

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
    let found = result.rules
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
        joinedRules: Set(cleaned.ledger.findings.flatMap(\.joinedRules)),
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

/// One open session for every configuration a fixture run meets.
struct FixtureSessions {
  private var sessions: [Configuration: CleaningSession] = [:]

  mutating func session(for configuration: Configuration) throws(ConfigurationError) -> CleaningSession {
    if let open = sessions[configuration] { return open }
    let session = try Cleaner(configuration).makeSession()
    sessions[configuration] = session
    return session
  }
}

/// Why fixtures cannot be read, run or rewritten.
public enum FixtureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read.
  case unreadable(file: String, reason: String)
  /// The folder holds neither case tables nor golden pairs.
  case empty(directory: String)
  /// What was named is a file.
  case notAFolder(directory: String)
  /// A case table is not a JSON array.
  case malformedTable(file: String)
  /// A case of a table cannot be used.
  case malformedCase(file: String, line: Int, reason: String)
  /// Two cases of one table have one label.
  case duplicateLabel(file: String, label: String)
  /// A golden input has no expected text.
  case missingExpected(file: String)
  /// A line of expected findings cannot be used.
  case malformedFinding(file: String, line: Int)
  /// A case asks for a configuration there is not.
  case configuration(file: String, label: String, reason: String)
  /// A file cannot be written.
  case unwritable(file: String, reason: String)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason); check the path and its permissions"
    case .empty(let directory):
      "\(directory) holds no fixtures; put tables in \(directory)/cases/*.json or pairs in \(directory)/golden/"
    case .notAFolder(let directory):
      "\(directory): is a file, and verify takes a folder with fixtures below cases/ or golden/; name that folder"
    case .malformedTable(let file): "\(file) is not a JSON array of cases; see the tables in Fixtures/cases"
    case .malformedCase(let file, let line, let reason): "\(file):\(line): case cannot be used: \(reason)"
    case .duplicateLabel(let file, let label): "\(file): two cases are labelled '\(label)'; rename one"
    case .missingExpected(let file):
      "\(file) has no expected text beside it; write one or run `copydesk verify --update`"
    case .malformedFinding(let file, let line):
      "\(file):\(line): not a finding; write {\"rule\": …, \"outcome\": …, \"start\": …, \"end\": …}"
    case .configuration(let file, let label, let reason): "\(file): case '\(label)': \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason); check permissions and free space"
    }
  }
}
