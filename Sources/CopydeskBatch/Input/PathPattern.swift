internal import Glibc

/// A pattern for paths below a folder, as a line of .gitignore has it (gitignore(5)).
struct PathPattern: Hashable, Sendable {
  /// Whether what it matches is taken in again: `!keep.txt`.
  let isNegated: Bool
  /// Whether it matches folders only: `build/`.
  private let wantsFolder: Bool
  /// The pattern's components; `**` stands for any number of folders.
  private let components: [String]

  /// Reads a line; nil for a blank one or a comment.
  init?(_ line: String) {
    var bytes = Array(line.utf8)[...]
    while let last = bytes.last, last == 0x0D || last == 0x20 || last == 0x09 {
      if last == 0x20, bytes.dropLast().last == UInt8(ascii: "\\") { break }
      bytes.removeLast()
    }
    guard let first = bytes.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    wantsFolder = bytes.last == UInt8(ascii: "/")
    if wantsFolder { bytes.removeLast() }
    guard !bytes.isEmpty else { return nil }
    // A slash at the start or inside ties a pattern to its folder; without one it is for every depth.
    let isAnchored = bytes.contains(UInt8(ascii: "/"))
    let parts = bytes.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    components = isAnchored ? parts : ["**"] + parts
  }

  /// Whether it matches a path, which is below the pattern's folder and has no slash at its ends.
  ///
  /// - Complexity: O(*components* × *pattern*).
  func matches(_ path: [String], isFolder: Bool) -> Bool {
    if wantsFolder, !isFolder { return false }
    return Self.matches(path[...], components[...])
  }

  /// Whether it matches a file or one of the folders it is in.
  func covers(_ path: String) -> Bool {
    let parts = Path.components(of: path).filter { $0 != "." }
    return parts.indices.contains { matches(Array(parts[...$0]), isFolder: $0 + 1 < parts.count) }
  }

  private static func matches(_ path: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    // Row by row: which ends of the path the pattern so far can reach. `**` twice costs no more than once.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    let names = Array(path)
    for (number, part) in pattern.enumerated() {
      var next = [Bool](repeating: false, count: names.count + 1)
      if part == "**" {
        var isOpen = false
        for index in next.indices {
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
        // Behind a last `/**` there must be something.
        if number + 1 == pattern.count, let first = reached.firstIndex(of: true) { next[first] = false }
      } else {
        for index in names.indices where reached[index] { next[index + 1] = fnmatch(part, names[index], 0) == 0 }
      }
      reached = next
    }
    return reached[names.count]
  }
}

/// Which files of folders are left out: by patterns of the user, and by .gitignore.
public struct PathFilter: Hashable, Sendable {
  private struct Exclusion: Hashable, Sendable {
    var pattern: PathPattern
    /// The folder it starts from, with every link followed.
    var root: String
  }

  /// The user's patterns.
  private var excludes: [Exclusion] = []
  /// Whether .gitignore is kept to, inside a git repository.
  public var keepsToGitignore: Bool
  /// Whether the user's patterns are for files named on the command line, too.
  public var isForced: Bool

  /// The filter that lets all through.
  public static let none = PathFilter(keepsToGitignore: false)

  /// Leaves out what patterns match that start from a folder.
  public mutating func exclude(_ patterns: [String], from folder: String) {
    let root = Path.canonical(folder) ?? folder
    excludes += patterns.compactMap { PathPattern($0).map { Exclusion(pattern: $0, root: root) } }
  }

  /// Creates a filter.
  public init(keepsToGitignore: Bool, isForced: Bool = false) {
    self.keepsToGitignore = keepsToGitignore
    self.isForced = isForced
  }

  /// Whether the user's patterns leave out a file, by its canonical path.
  func excludes(_ canonical: String, isFolder: Bool) -> Bool {
    if excludes.isEmpty { return false }
    let last = excludes.last { exclusion in
      exclusion.pattern.matches(
        Path.components(of: Self.relative(canonical, to: exclusion.root)), isFolder: isFolder)
    }
    return last.map { !$0.pattern.isNegated } ?? false
  }

  /// Whether a file named on the command line, or a folder it is in, is left out.
  func excludesNamed(_ path: String) -> Bool {
    guard isForced, !excludes.isEmpty else { return false }
    let name = Path.name(of: path)
    let parent = Path.canonical(Path.parent(of: path)) ?? Path.parent(of: path)
    let whole = Path.join(parent, name)
    let last = excludes.last { $0.pattern.covers(Self.relative(whole, to: $0.root)) }
    return last.map { !$0.pattern.isNegated } ?? false
  }

  /// A canonical path as it is below a folder; what lies elsewhere stays whole.
  static func relative(_ path: String, to folder: String) -> String {
    guard Path.isInside(path, folder: folder) else { return path }
    return Path.components(of: path).dropFirst(Path.components(of: folder).count).joined(separator: "/")
  }
}

/// The patterns of .gitignore files that hold in a folder, the outermost first.
struct Gitignore: Sendable {
  private struct File: Sendable {
    var patterns: [PathPattern]
    /// The components of the folder below that of the file.
    var below: [String]
  }

  private var files: [File] = []

  /// Reads those of a folder and all above it up to the repository; nil outside of a repository.
  init?(of canonicalFolder: String) {
    let parts = Path.components(of: canonicalFolder)
    guard
      let depth = (0...parts.count).last(where: { depth in
        FileIdentity("/" + (parts[..<depth] + [".git"]).joined(separator: "/")) != nil
      })
    else { return nil }
    for level in depth...parts.count {
      add("/" + parts[..<level].joined(separator: "/"), below: Array(parts[level...]))
    }
  }

  /// Those of a folder inside the one these are of.
  func entering(_ name: String, at path: String) -> Gitignore {
    var inner = self
    for index in inner.files.indices { inner.files[index].below.append(name) }
    inner.add(path, below: [])
    return inner
  }

  private mutating func add(_ folder: String, below: [String]) {
    let path = Path.join(folder, ".gitignore")
    guard FileIdentity(path)?.kind == .regular, let bytes = try? PlainTextReader.read(path) else { return }
    let patterns = bytes.split(separator: 0x0A).compactMap { PathPattern(String(decoding: $0, as: UTF8.self)) }
    if !patterns.isEmpty { files.append(File(patterns: patterns, below: below)) }
  }

  /// Whether a name in the folder is left out: by the last pattern that matches, of the innermost file that has one.
  func ignores(_ name: String, isFolder: Bool) -> Bool {
    for file in files.reversed() {
      let path = file.below + [name]
      if let last = file.patterns.last(where: { $0.matches(path, isFolder: isFolder) }) { return !last.isNegated }
    }
    return false
  }
}
