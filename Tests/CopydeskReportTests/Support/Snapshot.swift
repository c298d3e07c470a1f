import Foundation
import Testing

/// Compares output with a file beside the tests.
///
/// `RECORD_SNAPSHOTS=1` writes the files anew. A file written this way fails its test, so that no run passes on a
/// baseline nobody has looked at.
enum Snapshot {
  static func expect(_ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" || (try? file.checkResourceIsReachable()) != true
    {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      Issue.record("Recorded a new baseline: Snapshots/\(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = try Data(contentsOf: file)
    #expect(
      String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
      sourceLocation: sourceLocation)
    #expect(bytes == Array(expected), sourceLocation: sourceLocation)
  }
}
