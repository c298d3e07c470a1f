import Foundation

/// Paths of the folder the command was started in, for commands that go to another.
enum AbsolutePath {
  /// The path from the root; `-`, for a standard stream, stays.
  static func of(_ path: String) -> String { path == "-" ? path : URL(filePath: path).path }
}
