internal import Glibc

/// What a file is, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
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
  init?(_ path: String, followsLinks: Bool = true) {
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
