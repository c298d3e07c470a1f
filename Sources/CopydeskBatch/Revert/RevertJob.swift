internal import Copydesk

/// Gives originals back from cleaned texts and their ledger: what `copydesk revert` does.
public struct RevertJob {
  /// The ledger's file.
  public var ledger: String
  /// The cleaned files and folders; none means those the ledger names.
  public var cleaned: [String]
  /// A file, a folder, `-` for standard output, or nil to leave the choice.
  public var output: String?
  /// Whether originals take the place of the cleaned texts.
  public var isInPlace = false

  /// Creates a job.
  public init(ledger: String, cleaned: [String] = [], output: String? = nil) {
    self.ledger = ledger
    self.cleaned = cleaned
    self.output = output
  }

  /// Runs to the end.
  ///
  /// A file the ledger knows nothing of is copied as it is.
  /// - Returns: Counts. Files that fail are told to the observer as they are met; nothing is written for them.
  /// - Throws: ``BatchError`` if the run cannot go on.
  /// - Complexity: O(*n*) in the bytes of the files and the ledger; memory is bounded by the largest document.
  public func run(observer: (any BatchObserver)? = nil) throws(BatchError) -> BatchSummary {
    let index = try LedgerIndex(ledger)
    if index.outputs.isEmpty, cleaned.isEmpty, index.end.counts.documents == 0 {
      observer?.noticed("\(ledger): has no findings, so that nothing was changed and nothing is to be given back")
      var summary = BatchSummary()
      summary.hadNothingToDo = true
      return summary
    }
    let names = RestoredNames(index.outputs)
    let added = AddedFields(
      outputField: index.end.outputField, scoreField: index.end.scoreField, textField: index.end.textField,
      dialect: index.end.dialect)
    let inputs = try InputSet(try cleanedPaths(index), format: .text)
    let plan = isInPlace ? try .inPlace(for: inputs) : try OutputPlan(try outputPath(inputs), for: inputs)
    let inputGuard =
      isInPlace ? InputGuard(others: [ledger]) : InputGuard(try InputSet(inputs.paths + [ledger], format: .text))
    let pending = isInPlace ? PendingFiles() : nil
    let lookup = LedgerLookup(index, isSingle: inputs.isSingleFile)
    var summary = BatchSummary()
    var cursor = InputCursor(inputs, excluding: [ledger])
    var written: Set<ByteString> = []
    while let step = cursor.next() {
      do throws(BatchError) {
        switch step {
        case .skipped: continue
        case .failure(let error): throw error
        case .file(var file):
          let known = try lookup.output(for: file, ledger: ledger)
          if cleaned.isEmpty, let known { file.relativePath = names.name(of: known) }
          let destination = plan.destination(of: file)
          if case .file(let path) = destination {
            guard written.insert(ByteString(path)).inserted else { throw .sameOutput(path: path) }
            try FolderMaker.makeFolder(Path.parent(of: path))
            try inputGuard.checkOutput(path)
          }
          // A file the ledger knows nothing of is as it was.
          if isInPlace, known == nil {
            summary.files += 1
            continue
          }
          try restore(file, known, added, to: destination, plan.compression(of: file), pending)
          summary.files += 1
        }
      } catch {
        if case .brokenPipe = error { throw error }
        summary.failedFiles += 1
        observer?.documentFailed(BatchFailure(error))
      }
    }
    try pending?.commit()
    return summary
  }

  /// The output, as a folder where the ledger alone names several files.
  private func outputPath(_ inputs: InputSet) throws(BatchError) -> String? {
    guard let output, cleaned.isEmpty, inputs.items.count > 1, output != "-", FileIdentity(output) == nil
    else { return output }
    // A name like that of an input is meant for a file.
    if !Path.isFolderName(output), let format = InputFormat.guess(output), format.content != .text {
      throw .severalToOne(output: output)
    }
    return Path.withoutTrailingSlashes(output) + "/"
  }

  private func cleanedPaths(_ index: LedgerIndex) throws(BatchError) -> [String] {
    if !cleaned.isEmpty { return cleaned }
    let paths = index.outputs.compactMap(\.path)
    guard !paths.isEmpty, paths.count == index.outputs.count else { throw .cleanedTextUnknown(ledger: ledger) }
    return paths
  }

  private func restore(
    _ file: InputFile, _ known: LedgerIndex.Output?, _ added: AddedFields, to destination: OutputPlan.Destination,
    _ compression: Compression, _ pending: PendingFiles?
  ) throws(BatchError) {
    let opener = OutputOpener(manifest: nil, pending: pending)
    let writer =
      switch destination {
      case .file(let path): try opener.open(path, compression, role: "original").writer
      case .standardOutput, .none: try opener.openStandardOutput(compression).writer
      }
    do throws(BatchError) {
      try restore(file, known, added, into: writer)
      try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  private func restore(
    _ file: InputFile, _ known: LedgerIndex.Output?, _ added: AddedFields, into writer: any ByteWriter
  ) throws(BatchError) {
    var file = file
    let guessed = InputFormat.guessNamed(file.path)?.content
    // Where nothing was found only the name tells what a file holds.
    let content = known?.content ?? (added.names.isEmpty ? .text : guessed ?? .text)
    if known?.isRejects == true { return try writer.write(try PlainTextReader.read(file)) }
    switch content {
    case .text: try writer.write(try original(of: file, known))
    case .jsonl, .json:
      file.format.content = content
      var restorer = try RecordRestorer(file.name, ledger: ledger, parts: known?.parts ?? [], added: added)
      var reader = try file.recordReader(try file.open().0, RecordOptions())
      while let block = try reader.next() { try writer.write(try restorer.restore(block)) }
      try restorer.finish()
    case .csv, .tsv, .wet:
      file.format.content = content == .wet ? .wet : guessed == .tsv ? .tsv : .csv
      var restorer = try TableRestorer(file, ledger: ledger, parts: known?.parts ?? [], added: added)
      try restorer.restore { (bytes) throws(BatchError) in try writer.write(bytes) }
    }
  }

  private func original(of file: InputFile, _ known: LedgerIndex.Output?) throws(BatchError) -> [UInt8] {
    let text = try PlainTextReader.read(file)
    guard let known else { return text }
    var documents = try LedgerDocuments(ledger, parts: known.parts)
    guard let document = try documents.nextDocument() else { return text }
    return try DocumentSeal.original(of: text, document, path: file.name, line: nil)
  }
}

/// The names that originals get where the ledger alone tells them.
struct RestoredNames {
  private var outputsByName: [ByteString: [String]] = [:]

  init(_ outputs: [LedgerIndex.Output]) {
    for output in outputs {
      outputsByName[ByteString(Self.originalName(output)), default: []].append(output.path ?? "")
    }
  }

  /// The name an original had below its folder; where its documents went to several outputs, as with a quarantine, so
  /// much of the output's path as tells them apart.
  func name(of output: LedgerIndex.Output) -> String {
    let name = Self.originalName(output)
    let paths = outputsByName[ByteString(name)] ?? []
    guard paths.count > 1, let path = output.path else { return name }
    let parts = Path.components(of: path).filter { $0 != "." && $0 != ".." }
    for count in 1...max(1, parts.count) {
      let end = parts.suffix(count).joined(separator: "/")
      if paths.count(where: { $0.hasSameBytes(as: end) || $0.endsWith(bytesOf: "/" + end) }) == 1 { return end }
    }
    return name
  }

  /// What the paths of input and output have in common at their ends.
  private static func originalName(_ output: LedgerIndex.Output) -> String {
    let input = Path.components(of: output.input)
    let common = zip(input.reversed(), Path.components(of: output.path ?? "").reversed())
      .prefix { $0.hasSameBytes(as: $1) && $0 != ".." && $0 != "." }.map(\.0).reversed()
    if !common.isEmpty { return common.joined(separator: "/") }
    return output.input == InputFile.standardInputName ? "stdin" : Path.name(of: output.input)
  }
}
