internal import Glibc

/// Patterns for paths, as the shell has them, for when none has expanded them.
enum Glob {
  /// The files a pattern matches, in the order of their bytes; a path that is there, or is no pattern, stands for
  /// itself.
  static func expand(_ path: String) throws(BatchError) -> [String] {
    guard path.contains(where: { "*?[".contains($0) }), FileIdentity(path, followsLinks: false) == nil
    else { return [path] }
    var found = glob_t()
    defer { globfree(&found) }
    // The locale's order differs from machine to machine.
    guard glob(path, GLOB_NOSORT, nil, &found) == 0 else { throw .noMatch(pattern: path) }
    var paths: [String] = []
    for index in 0..<Int(found.gl_pathc) {
      if let name = found.gl_pathv?[index] { paths.append(String(cString: name)) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
