public import CopydeskBatch
public import Foundation

/// The fixtures and seeds of the repository, found from this file's own place in it.
///
/// Test targets carry no resources: the files under `Fixtures/` are the ones `copydesk verify` reads.
public enum Fixtures {
  /// The repository's root.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder `Fixtures`.
  public static var directory: URL { root.appending(path: "Fixtures") }

  /// Every case and golden pair.
  public static func suite() throws(FixtureError) -> FixtureSuite {
    try FixtureSuite.load(directory.path)
  }

  /// The documents the project began with, by ascending name.
  public static func seeds() throws -> [(name: String, bytes: [UInt8])] {
    let folder = root.appending(path: "seeds")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".txt") }.map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }

  /// The input of every case, golden pair and seed.
  public static func inputs() throws -> [[UInt8]] {
    let suite = try suite()
    return suite.groups.flatMap { $0.cases.map { Array($0.input.utf8) } } + suite.goldenPairs.map(\.input)
      + (try seeds().map(\.bytes))
  }
}
