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
