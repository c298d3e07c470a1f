internal import Glibc

/// Lists the regular files of a folder and those below it, in the order of their names' bytes.
///
/// Hidden files are left out, and so is what a filter leaves out; links, devices and pipes are named, to be passed over. It holds the names of the folders
/// it is in.
struct FolderWalk {
  /// A file, or what stands in its place.
  struct Entry {
    var path: String
    var relativePath: String
    var isRegular: Bool
    /// Whether .gitignore leaves it out, a file or a folder with all in it.
    var isIgnored = false
  }

  private struct Level {
    var path: String
    var relativePath: String
    /// Names still to come, last first.
    var names: [String]
    /// The path with every link followed; nil where no filter asks for it.
    var canonical: String?
    var gitignore: Gitignore?
  }

  private var levels: [Level] = []
  private let filter: PathFilter

  /// Opens a folder.
  init(_ path: String, relativePath: String, filter: PathFilter = .none) throws(BatchError) {
    self.filter = filter
    let canonical = filter == .none ? nil : Path.canonical(path)
    levels = [
      Level(
        path: path, relativePath: relativePath, names: try Self.names(in: path), canonical: canonical,
        gitignore: filter.keepsToGitignore ? canonical.flatMap { Gitignore(of: $0) } : nil)
    ]
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
      let kind = FileIdentity(path, followsLinks: false)?.kind
      let canonical = level.canonical.map { Path.join($0, name) }
      if let canonical, filter.excludes(canonical, isFolder: kind == .folder) { continue }
      if level.gitignore?.ignores(name, isFolder: kind == .folder) == true {
        return Entry(path: path, relativePath: relativePath, isRegular: false, isIgnored: true)
      }
      switch kind {
      case .folder:
        levels.append(
          Level(
            path: path, relativePath: relativePath, names: try Self.names(in: path), canonical: canonical,
            gitignore: level.gitignore?.entering(name, at: path)))
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

/// What a file is, whatever path leads to it.
package struct FileIdentity: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case regular, folder, link, other
  }

  var device: UInt64
  var inode: UInt64
  var kind: Kind
  var size: Int
  var mode: UInt32
  /// When its bytes were last changed, in nanoseconds since 1970.
  var modified: Int64

  /// Looks at a file; nil if there is none or it cannot be looked at.
  package init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    self.init(status)
  }

  /// Looks at an open file.
  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    mode = status.st_mode
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
  }

  /// Whether both are the same file.
  func isSameFile(as other: FileIdentity) -> Bool { device == other.device && inode == other.inode }
}
