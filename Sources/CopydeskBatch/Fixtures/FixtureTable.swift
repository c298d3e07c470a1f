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
