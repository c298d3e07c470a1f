internal import Glibc

/// Where the output of each input goes.
public struct OutputPlan: Sendable {
  /// One place to write.
  public enum Destination: Hashable, Sendable {
    /// Nothing is written.
    case none
    case standardOutput
    case file(String)
  }

  private enum Rule: Sendable {
    case none
    case standardOutput
    case file(String)
    case folder(String)
    case inPlace
  }

  private let rule: Rule

  /// The plan that writes no cleaned text.
  public static let none = OutputPlan(rule: .none)

  private init(rule: Rule) { self.rule = rule }

  /// The plan that writes every cleaned text where its original was.
  ///
  /// - Throws: ``BatchError/configuration(_:)`` for standard input, which has no place.
  public static func inPlace(for inputs: InputSet) throws(BatchError) -> OutputPlan {
    if inputs.readsStandardInput { throw .configuration("standard input has no place to write to; name files") }
    return OutputPlan(rule: .inPlace)
  }

  /// Whether cleaned texts are written over their originals.
  var isInPlace: Bool {
    if case .inPlace = rule { true } else { false }
  }

  /// Decides from the command line.
  ///
  /// - Parameters:
  ///   - output: A file, a folder, `-` for standard output, or nil to leave the choice: one input then goes to
  ///     standard output.
  ///   - inputs: What is read.
  ///   - writes: Whether the run writes anything.
  /// - Throws: A ``BatchError`` that is wrong usage if the output does not suit the inputs.
  public init(_ output: String?, for inputs: InputSet, writes: Bool = true) throws(BatchError) {
    guard writes else {
      // The same outputs are refused as in a run that writes; only a missing one is allowed.
      if output != "-" { _ = try OutputPlan(output, for: inputs) }
      self.init(rule: .none)
      return
    }
    guard let output else {
      guard inputs.isSingleFile else { throw .outputRequired }
      self.init(rule: .standardOutput)
      return
    }
    if output == "-" {
      guard inputs.isSingleFile || inputs.areAllRecords else { throw .outputRequired }
      self.init(rule: .standardOutput)
      return
    }
    let isFolder = Path.isFolderName(output) || FileIdentity(output)?.kind == .folder
    if inputs.hasFolder {
      if !isFolder, FileIdentity(output) != nil { throw .outputIsAFile(path: output) }
      self.init(rule: .folder(output))
    } else if isFolder {
      self.init(rule: .folder(output))
    } else if inputs.isSingleFile || inputs.areAllRecords {
      self.init(rule: .file(output))
    } else {
      throw .severalToOne(output: output)
    }
  }

  /// Whether no cleaned text is written.
  var writesNothing: Bool {
    if case .none = rule { true } else { false }
  }

  /// Whether cleaned text goes to standard output.
  public var usesStandardOutput: Bool {
    if case .standardOutput = rule { true } else { false }
  }

  /// Where the output of one input goes.
  public func destination(of input: InputFile) -> Destination {
    switch rule {
    case .none: .none
    case .standardOutput: .standardOutput
    case .file(let path): .file(path)
    case .folder(let path): .file(Path.join(path, input.relativePath))
    case .inPlace: .file(input.path)
    }
  }

  /// How the output of an input is compressed: in a folder and on standard output as the input, in a file as its name
  /// says.
  func compression(of input: InputFile) -> Compression {
    switch rule {
    case .none, .standardOutput, .folder, .inPlace: input.format.compression
    case .file(let path): Compression(path: path)
    }
  }

  /// The folder that outputs go to, if it is one.
  var folder: String? {
    if case .folder(let path) = rule { path } else { nil }
  }

  /// The file that all outputs go to, if it is one.
  var file: String? {
    if case .file(let path) = rule { path } else { nil }
  }

  /// Whether all inputs go to one place, one after the other.
  var joinsInputs: Bool {
    switch rule {
    case .standardOutput, .file: true
    case .none, .folder, .inPlace: false
    }
  }
}

/// Opens the files of a run, and continues those that an earlier run began.
struct OutputOpener {
  /// The manifest, if the run can be resumed.
  let manifest: RunManifest?
  /// Files that take the place of originals, if they do.
  var pending: PendingFiles?

  /// Opens a file for documents; `role` is what the manifest calls it.
  func open(_ path: String, _ compression: Compression, role: String) throws(BatchError) -> DocumentStream {
    guard let manifest else {
      return DocumentStream(
        path: path,
        writer: try compressed(try AtomicFileWriter(path, pending: pending), compression, path, continues: false))
    }
    let earlier = try manifest.partialOutput(path)
    let file = try ResumableFile(path, after: earlier?.prefix)
    return DocumentStream(
      path: path, writer: try compressed(file, compression, path, continues: (earlier?.prefix.size ?? 0) > 0),
      counts: earlier?.counts ?? DocumentStream.Counts(), number: try manifest.output(path, role: role))
  }

  /// Opens the ledger.
  func openLedger(_ path: String, records: RecordOptions) throws(BatchError) -> LedgerWriter {
    if path == "-" { return LedgerWriter(path, writer: DescriptorWriter.standardOutput(), records: records) }
    try FolderMaker.makeFolder(Path.parent(of: path))
    guard let manifest else { return LedgerWriter(path, writer: try AtomicFileWriter(path), records: records) }
    let earlier = try manifest.partialOutput(path)
    let file = try ResumableFile(path, after: earlier?.prefix)
    _ = try manifest.output(path, role: "ledger")
    return LedgerWriter(path, writer: file, records: records, counts: try manifest.summary().ledger)
  }

  /// Standard output for documents.
  func openStandardOutput(_ compression: Compression) throws(BatchError) -> DocumentStream {
    DocumentStream(
      path: nil,
      writer: try compressed(DescriptorWriter.standardOutput(), compression, "standard output", continues: false))
  }

  private func compressed(
    _ writer: any ByteWriter, _ compression: Compression, _ path: String, continues: Bool
  ) throws(BatchError) -> any ByteWriter {
    compression == .none ? writer : try CompressingWriter(writer, compression, path: path, continues: continues)
  }
}
