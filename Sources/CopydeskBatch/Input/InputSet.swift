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

  /// Looks at the paths of a command line; none at all means standard input.
  ///
  /// A path that cannot be looked at is taken for a file, whose failure is reported when its turn comes.
  /// - Throws: ``BatchError/standardInputTwice``.
  public init(_ paths: [String], format: InputFormat? = nil) throws(BatchError) {
    self.format = format
    let paths = paths.isEmpty ? ["-"] : paths
    guard paths.count(where: { $0 == "-" }) < 2 else { throw .standardInputTwice }
    items = paths.map { path in
      if path == "-" {
        return .file(InputFile(path: path, format: format ?? .text, relativePath: "stdin"))
      }
      let name = Path.name(of: path)
      if FileIdentity(path)?.kind == .folder {
        // The tree of a single folder is mirrored by itself, those of several each under the folder's name.
        return .folder(path, relativePath: paths.count == 1 ? "" : name)
      }
      return Self.item(path, relativePath: name, format: format)
    }
  }

  /// The file as something to read, by its name unless `format` says how.
  static func item(_ path: String, relativePath: String, format: InputFormat?) -> Item {
    let file = InputFile(path: path, format: format ?? .text, relativePath: relativePath)
    switch InputFormat.guess(path) {
    case .compressed: return .refused(file, .compressed(path: path))
    case .format(let guessed):
      return .file(InputFile(path: path, format: format ?? guessed, relativePath: relativePath))
    case .other: return format == nil ? .refused(file, .unknownKind(path: path)) : .file(file)
    }
  }

  /// The paths, as they were given.
  var paths: [String] {
    items.map { item in
      switch item {
      case .file(let file), .refused(let file, _): file.path
      case .folder(let path, _): path
      }
    }
  }

  var readsStandardInput: Bool {
    items.contains { if case .file(let file) = $0 { file.isStandardInput } else { false } }
  }

  var hasFolder: Bool {
    items.contains { if case .folder = $0 { true } else { false } }
  }

  /// Whether there is one input and it is not a folder.
  var isSingleFile: Bool { items.count == 1 && !hasFolder }

  /// Whether every input is a JSON Lines file.
  var areAllRecords: Bool {
    items.allSatisfy { if case .file(let file) = $0 { file.format == .jsonl } else { false } }
  }
}
