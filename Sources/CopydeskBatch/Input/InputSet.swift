/// The files, folders and standard input a run reads.
public struct InputSet: Sendable {
  /// One path of the command line.
  enum Item: Hashable, Sendable {
    case file(InputFile)
    /// A compressed file, or one of a kind that is not read; it is reported when its turn comes.
    case refused(InputFile, BatchError)
    case folder(String, relativePath: String)
  }

  let items: [Item]
  /// How files are read whatever their names say.
  let format: InputFormat?
  /// Which files of folders are left out.
  let filter: PathFilter

  /// Looks at the paths of a command line; none at all means standard input.
  ///
  /// A path that names no file and has `*`, `?` or `[` in it is a pattern for those it matches, in the order of their
  /// bytes. Any other that cannot be looked at is taken for a file, whose failure is reported when its turn comes.
  ///
  /// - Parameters:
  ///   - paths: What is read.
  ///   - format: How files are read, whatever their names say.
  ///   - filter: Which files are left out.
  ///   - standardInput: What standard input is called, and whose name tells how it is read.
  /// - Throws: ``BatchError/standardInputTwice``, ``BatchError/noMatch(pattern:)``.
  public init(
    _ paths: [String], format: InputFormat? = nil, filter: PathFilter = .none, standardInput: String? = nil
  ) throws(BatchError) {
    self.format = format
    self.filter = filter
    var expanded: [String] = []
    for path in paths { expanded += try Glob.expand(path) }
    let all = expanded.isEmpty ? ["-"] : expanded
    let paths = all.filter { !filter.excludesNamed($0 == "-" ? standardInput ?? "-" : $0) }
    guard paths.count(where: { $0 == "-" }) < 2 else { throw .standardInputTwice }
    items = paths.map { path in
      if path == "-" {
        let known = format ?? standardInput.flatMap(InputFormat.guess) ?? .text
        return .file(
          InputFile(
            path: path, format: known,
            relativePath: standardInput.map(Path.name(of:)) ?? "stdin" + known.compression.fileExtension,
            givenName: standardInput, isTextByDefault: format == nil && standardInput == nil))
      }
      let name = Path.name(of: path)
      if FileIdentity(path)?.kind == .folder {
        // The tree of a single folder is mirrored by itself, those of several each under the folder's name.
        return .folder(path, relativePath: paths.count == 1 ? "" : name)
      }
      return Self.item(path, relativePath: name, format: format, isNamed: true)
    }
  }

  /// The file as something to read, by its name unless `format` says how, and by its first bytes if it is compressed.
  ///
  /// `.json` is read as JSON Lines where it was named; in a folder it may be anything.
  static func item(_ path: String, relativePath: String, format: InputFormat?, isNamed: Bool = false) -> Item {
    let file = InputFile(path: path, format: format?.applied(to: path) ?? .text, relativePath: relativePath)
    guard let guessed = isNamed ? InputFormat.guessNamed(path) : InputFormat.guess(path) else {
      let isCompressed = [".bz2", ".xz", ".zip", ".lz4"].contains { path.lowercased().endsWith(bytesOf: $0) }
      if isCompressed { return .refused(file, .compressed(path: path)) }
      return format == nil ? .refused(file, .unknownKind(path: path)) : .file(file)
    }
    var known = format?.applied(to: path) ?? guessed
    if known.compression == .none { known.compression = Compression(magicOf: path) }
    return .file(
      InputFile(
        path: path, format: known, relativePath: relativePath,
        isTextByDefault: format == nil && InputFormat.isUntold(by: path)))
  }

  /// The paths, as they were given; patterns stand as what they match.
  public var paths: [String] {
    items.map { item in
      switch item {
      case .file(let file), .refused(let file, _): file.path
      case .folder(let path, _): path
      }
    }
  }

  /// The paths that lead to nothing.
  var missingPaths: [String] { paths.filter { $0 != "-" && FileIdentity($0) == nil } }

  var readsStandardInput: Bool {
    items.contains { if case .file(let file) = $0 { file.isStandardInput } else { false } }
  }

  /// Whether everything that was named is left out.
  public var isEmpty: Bool { items.isEmpty }

  var hasFolder: Bool {
    items.contains { if case .folder = $0 { true } else { false } }
  }

  /// Whether there is one input and it is not a folder.
  var isSingleFile: Bool { items.count == 1 && !hasFolder }

  /// Whether every input is a JSON Lines file.
  var areAllRecords: Bool {
    items.allSatisfy { if case .file(let file) = $0 { file.format.content == .jsonl } else { false } }
  }

  /// The bytes of all files, as they lie on the disk; nil where they cannot be told beforehand.
  public func totalSize() -> Int? {
    var total = 0
    for item in items {
      switch item {
      case .file(let file):
        guard !file.isStandardInput, let identity = FileIdentity(file.path), identity.kind == .regular
        else { return nil }
        total += identity.size
      case .refused: continue
      case .folder(let path, let relativePath):
        guard var walk = try? FolderWalk(path, relativePath: relativePath, filter: filter) else { return nil }
        while true {
          guard let found = try? walk.next() else { break }
          if found.isRegular, case .file = Self.item(found.path, relativePath: found.relativePath, format: format) {
            total += FileIdentity(found.path)?.size ?? 0
          }
        }
      }
    }
    return total
  }
}

extension InputSet {
  /// What the files that are named hold; nil where a folder may hold anything, or a file is not read.
  public var contents: Set<InputFormat.Content>? {
    var contents: Set<InputFormat.Content> = []
    for item in items {
      guard case .file(let file) = item else { return nil }
      contents.insert(file.format.content)
    }
    return contents
  }

  /// The name of the first file whose documents are records, in folders too; nil if there is none.
  public func firstFileOfRecords() -> String? {
    var cursor = InputCursor(self, excluding: [])
    while let step = cursor.next() {
      if case .file(let file) = step, file.format.content != .text { return file.path }
    }
    return nil
  }
}
