/// Keeps outputs from overwriting what is read, and from landing in a folder that is being read.
public struct InputGuard {
  private var files: [FileIdentity] = []
  private var folders: [(path: String, canonical: String)] = []

  package init(_ inputs: InputSet) {
    for item in inputs.items {
      switch item {
      case .file(let file), .refused(let file, _):
        if let identity = FileIdentity(file.path), identity.kind == .regular { files.append(identity) }
      case .folder(let path, _):
        if let canonical = Path.canonical(path) { folders.append((path, canonical)) }
      }
    }
  }

  /// Takes further files that are read: models, configurations.
  init(_ inputs: InputSet, and others: [String]) {
    self.init(inputs)
    add(others)
  }

  /// Takes files that are read and are no inputs.
  init(others: [String]) { add(others) }

  private mutating func add(_ others: [String]) {
    for path in others.flatMap({ (try? Glob.expand($0)) ?? [$0] }) {
      if let identity = FileIdentity(path), identity.kind == .regular { files.append(identity) }
    }
  }

  /// Makes sure that a command writes over nothing it reads, and no two files to one place.
  ///
  /// - Throws: ``BatchError/overwritesInput(path:)``, ``BatchError/outputInsideInput(output:folder:)``,
  ///   ``BatchError/sameOutput(path:)``.
  public static func check(outputs: [String], inputs: [String]) throws(BatchError) {
    let inputGuard = InputGuard(try InputSet(inputs, format: .text))
    var seen: Set<ByteString> = []
    for path in outputs where path != "-" {
      guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else { throw .sameOutput(path: path) }
      try inputGuard.checkOutput(path)
    }
  }

  /// Checks a file that is about to be written once, such as a ledger.
  func check(_ path: String) throws(BatchError) {
    guard let identity = FileIdentity(path), identity.kind == .regular else { return }
    if files.contains(where: { $0.isSameFile(as: identity) }) { throw .overwritesInput(path: path) }
  }

  /// Checks a folder that outputs will go to, though it may not be there yet.
  func checkFolder(_ path: String) throws(BatchError) {
    guard !folders.isEmpty else { return }
    var existing = path
    while FileIdentity(existing) == nil, Path.parent(of: existing) != existing { existing = Path.parent(of: existing) }
    guard let canonical = Path.canonical(existing) else { return }
    for folder in folders where Path.isInside(canonical, folder: folder.canonical) {
      throw .outputInsideInput(output: path, folder: folder.path)
    }
  }

  /// Checks the place of a cleaned text.
  package func checkOutput(_ path: String) throws(BatchError) {
    try check(path)
    guard !folders.isEmpty, let canonical = Path.canonical(Path.parent(of: path)) else { return }
    for folder in folders where Path.isInside(canonical, folder: folder.canonical) {
      throw .outputInsideInput(output: path, folder: folder.path)
    }
  }
}
