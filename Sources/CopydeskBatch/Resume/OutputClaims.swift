internal import Glibc

/// Marks beside the outputs of a run, by which a resumed run knows that these places were named when it began.
///
/// A manifest says where its run writes, and anybody who can change that file could make `--resume` write elsewhere. So
/// a run that begins puts an empty file beside each output that its command line names, or into the folder that it
/// names; the mark's name holds a number drawn at random, which the manifest keeps. A resumed run writes only where it
/// finds its marks. Whoever can put one there can write there anyway. The end of the run removes them.
struct OutputClaims {
  /// The name under which a manifest keeps the number.
  static let setting = "claim"

  private let token: String
  private let folders: [String]
  private let files: [String]

  /// The outputs a job names; its manifest is not one of them, since the command line of `--resume` names it.
  init(_ job: CleanJob, token: String?) {
    // A number that is none finds no mark.
    let isToken = token?.utf8.count == 32 && token?.utf8.allSatisfy { $0 != 0x2F } == true
    self.token = (isToken ? token : nil) ?? "none"
    let plans = [job.plan, job.quarantine?.plan].compactMap(\.self)
    folders = plans.compactMap(\.folder)
    files =
      (plans.compactMap(\.file) + [job.ledger, job.rejects].compactMap(\.self) + job.reports.map(\.path)
      + job.otherOutputs).filter { !Self.streams.contains(ByteString($0)) }
  }

  /// What takes bytes and keeps none; a mark could not stand beside it.
  private static let streams = Set(["-", "/dev/null", "/dev/stdout", "/dev/stderr"].map(ByteString.init))

  /// A number that nobody guesses: 128 bits of the system's randomness.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in
      let byte = UInt8.random(in: 0...255, using: &generator)
      return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// Puts the marks down.
  ///
  /// - Throws: ``BatchError/unwritable(path:errno:)``, or ``BatchError/configuration(_:)`` for what is no regular file.
  func stake() throws(BatchError) {
    for path in folders { try FolderMaker.makeFolder(Path.withoutTrailingSlashes(path)) }
    for path in files {
      try Self.checkIsRegular(path)
      try FolderMaker.makeFolder(Path.parent(of: path))
    }
    for (mark, path) in marks {
      let descriptor = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw .unwritable(path: path, errno: errno) }
      close(descriptor)
    }
  }

  /// Makes sure that every place the run would write to has its mark, and that the manifest names no other.
  ///
  /// - Parameter partial: The outputs that the manifest says an earlier part of the run began.
  /// - Throws: ``BatchError/manifest(path:reason:)``.
  func check(partial: [String]) throws(BatchError) {
    for path in files { try Self.checkIsRegular(path) }
    for (mark, path) in marks where FileIdentity(mark, followsLinks: false)?.kind != .regular {
      throw Self.refused(path)
    }
    let named = Set(files.map(ByteString.init))
    for path in partial where !named.contains(ByteString(path)) {
      guard folders.contains(where: { Self.isBelow(path, folder: $0) }) else { throw Self.refused(path) }
    }
  }

  /// Removes the marks of a run that has come to its end.
  func remove() { for (mark, _) in marks { unlink(mark) } }

  private var marks: [(mark: String, path: String)] {
    let inFolders = folders.map { folder in
      (Path.join(Path.canonical(folder) ?? folder, ".copydesk.\(token).claim"), folder)
    }
    let besideFiles = files.map { file in
      // A link is followed when its target is written, so the mark stands where the bytes will.
      let target = Path.canonical(file) ?? file
      let folder = Path.parent(of: target)
      return (
        ResumableFile.hiddenName(
          beside: Path.join(Path.canonical(folder) ?? folder, Path.name(of: target)), ending: "\(token).claim"),
        file
      )
    }
    return inFolders + besideFiles
  }

  private static func isBelow(_ path: String, folder: String) -> Bool {
    let folder = Path.join(folder, "")
    guard path.utf8.starts(with: folder.utf8) else { return false }
    let rest = String(decoding: path.utf8.dropFirst(folder.utf8.count), as: UTF8.self)
    return !Path.components(of: rest).contains { $0.hasSameBytes(as: "..") }
  }

  private static func checkIsRegular(_ path: String) throws(BatchError) {
    if let existing = FileIdentity(path), existing.kind != .regular {
      throw .configuration("\(path): is no regular file, and a run with a manifest needs those; name another")
    }
  }

  private static func refused(_ path: String) -> BatchError {
    .manifest(
      path: path,
      reason: "the run did not name this output when it began, or its mark was removed; begin a new run to write there")
  }
}
