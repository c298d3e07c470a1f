internal import Glibc

/// What is asked of file paths.
///
/// A path is kept as it was typed: what a user reads is what the user wrote. It is cut by bytes: a name may begin with a
/// combining mark, which is one `Character` with the slash before it.
package enum Path {
  private static let slash = UInt8(ascii: "/")

  /// The last component.
  package static func name(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path).utf8
    guard let last = trimmed.lastIndex(of: slash), trimmed.count > 1 else { return String(trimmed) }
    return String(decoding: trimmed[trimmed.index(after: last)...], as: UTF8.self)
  }

  /// Everything before the last component; `.` if there is nothing.
  static func parent(of path: String) -> String {
    let trimmed = withoutTrailingSlashes(path).utf8
    guard let last = trimmed.lastIndex(of: slash) else { return "." }
    return last == trimmed.startIndex ? "/" : String(decoding: trimmed[..<last], as: UTF8.self)
  }

  static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || folder == "." { return name }
    return isFolderName(folder) ? folder + name : folder + "/" + name
  }

  /// Whether a path begins at the root.
  static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// Whether a path says by its last slash that it is a folder's.
  static func isFolderName(_ path: String) -> Bool { path.utf8.last == slash }

  /// The components of a path, empty ones left out.
  static func components(of path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
  }

  static func withoutTrailingSlashes(_ path: String) -> String {
    var bytes = path.utf8[...]
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path with every link followed, or nil if there is no such file.
  static func canonical(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a canonical path is a folder's own or one inside it.
  static func isInside(_ path: String, folder: String) -> Bool {
    path.hasSameBytes(as: folder) || path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
  }
}

/// A name that is another as soon as a byte of it is.
///
/// Swift compares strings by canonical equivalence and looks for characters, of which a combining mark is part. To a
/// file system, a ledger or a table, `é` in one code point and in two are two names, and a slash is a slash whatever
/// follows it. So names of files, fields and documents are keyed, compared and cut by these means alone.
package struct ByteString: Hashable, Sendable {
  package let string: String

  package init(_ string: String) { self.string = string }

  package static func == (lhs: ByteString, rhs: ByteString) -> Bool { lhs.string.hasSameBytes(as: rhs.string) }

  package func hash(into hasher: inout Hasher) {
    var string = string
    string.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // Two in a row must not run together.
    hasher.combine(0xFF as UInt8)
  }
}

extension StringProtocol {
  /// Whether both are the same bytes.
  package func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

  /// Whether the bytes begin so.
  package func beginsWith(bytesOf prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { utf8.starts(with: $0) }
  }

  /// Whether the bytes end so.
  package func endsWith(bytesOf suffix: some StringProtocol) -> Bool {
    utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
