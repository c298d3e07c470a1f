/// Goes through the files of an input set, those of folders included, one at a time.
struct InputCursor {
  /// What comes next.
  enum Step {
    case file(InputFile)
    case failure(BatchError)
    /// A file of a folder that is not read.
    case skipped(String, SkipReason)
  }

  private let format: InputFormat?
  private var items: ArraySlice<InputSet.Item>
  private var walk: FolderWalk?
  /// Files that must not be read because the run writes them.
  private let excluded: [FileIdentity]

  init(_ inputs: InputSet, excluding excluded: [String]) {
    format = inputs.format
    items = inputs.items[...]
    self.excluded = excluded.compactMap { FileIdentity($0) }
  }

  /// The next step, or nil at the end.
  mutating func next() -> Step? {
    while true {
      if walk != nil {
        if let step = nextInFolder() { return step }
        walk = nil
      }
      guard let item = items.popFirst() else { return nil }
      switch item {
      case .file(let file): return .file(file)
      case .refused(_, let error): return .failure(error)
      case .folder(let path, let relativePath):
        do {
          walk = try FolderWalk(path, relativePath: relativePath)
        } catch {
          return .failure(error)
        }
      }
    }
  }

  private mutating func nextInFolder() -> Step? {
    do {
      while let found = try walk?.next() {
        guard found.isRegular else { return .skipped(found.path, .notAFile) }
        if !excluded.isEmpty, let identity = FileIdentity(found.path),
          excluded.contains(where: { $0.isSameFile(as: identity) })
        {
          continue
        }
        switch InputSet.item(found.path, relativePath: found.relativePath, format: format) {
        case .file(let file): return .file(file)
        case .refused(_, .unknownKind(let path)): return .skipped(path, .unknownKind)
        case .refused(_, let error): return .failure(error)
        case .folder: continue
        }
      }
      return nil
    } catch {
      return .failure(error)
    }
  }
}
