internal import Glibc

/// Makes the folders output files lie in.
enum FolderMaker {
  /// Makes a folder and those above it; one that exists is left as it is.
  static func makeFolder(_ path: String) throws(BatchError) {
    if path.isEmpty || FileIdentity(path)?.kind == .folder { return }
    let parent = Path.parent(of: path)
    if parent != path { try makeFolder(parent) }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path: path, errno: errno) }
  }
}
