internal import Glibc

/// Lists the regular files of a folder and those below it, in the order of their names' bytes.
///
/// Hidden files are left out; links, devices and pipes are named, to be passed over. It holds the names of the folders
/// it is in.
struct FolderWalk {
  /// A file, or what stands in its place.
  struct Entry {
    var path: String
    var relativePath: String
    var isRegular: Bool
  }

  private struct Level {
    var path: String
    var relativePath: String
    /// Names still to come, last first.
    var names: [String]
  }

  private var levels: [Level] = []

  /// Opens a folder.
  init(_ path: String, relativePath: String) throws(BatchError) {
    levels = [Level(path: path, relativePath: relativePath, names: try Self.names(in: path))]
  }

  /// The next file, or nil at the end.
  ///
  /// - Throws: ``BatchError/unreadable(path:errno:)`` for a folder that cannot be listed; the walk can go on.
  mutating func next() throws(BatchError) -> Entry? {
    while let level = levels.last {
      guard let name = level.names.last else {
        levels.removeLast()
        continue
      }
      levels[levels.count - 1].names.removeLast()
      let path = Path.join(level.path, name)
      let relativePath = Path.join(level.relativePath, name)
      switch FileIdentity(path, followsLinks: false)?.kind {
      case .folder:
        levels.append(Level(path: path, relativePath: relativePath, names: try Self.names(in: path)))
      case .regular: return Entry(path: path, relativePath: relativePath, isRegular: true)
      case nil:
        // A name that is not UTF-8 no longer leads to its file.
        throw .unreadable(path: path, errno: name.contains("\u{FFFD}") ? EILSEQ : errno)
      case .link, .other: return Entry(path: path, relativePath: relativePath, isRegular: false)
      }
    }
    return nil
  }

  private static func names(in path: String) throws(BatchError) -> [String] {
    guard let folder = opendir(path) else { throw .unreadable(path: path, errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.utf8.first != UInt8(ascii: ".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.reversed()
  }
}
