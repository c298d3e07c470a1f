internal import Copydesk

/// Gives originals back from cleaned texts and their ledger: what `copydesk revert` does.
public struct RevertJob {
  /// The ledger's file.
  public var ledger: String
  /// The cleaned files and folders; none means those the ledger names.
  public var cleaned: [String]
  /// A file, a folder, `-` for standard output, or nil to leave the choice.
  public var output: String?
  /// The field `copydesk clean --output-field` added, for files the ledger knows nothing of.
  public var addedField: String?

  /// Creates a job.
  public init(ledger: String, cleaned: [String] = [], output: String? = nil, addedField: String? = nil) {
    self.ledger = ledger
    self.cleaned = cleaned
    self.output = output
    self.addedField = addedField
  }

  /// Runs to the end.
  ///
  /// A file the ledger knows nothing of is copied as it is.
  /// - Returns: Counts. Files that fail are told to the observer as they are met; nothing is written for them.
  /// - Throws: ``BatchError`` if the run cannot go on.
  /// - Complexity: O(*n*) in the bytes of the files and the ledger; memory is bounded by the largest document.
  public func run(observer: (any BatchObserver)? = nil) throws(BatchError) -> BatchSummary {
    let index = try LedgerIndex(ledger)
    let inputs = try InputSet(try cleanedPaths(index), format: .text)
    let plan = try OutputPlan(outputPath(inputs), for: inputs)
    let inputGuard = InputGuard(try InputSet(inputs.paths + [ledger], format: .text))
    let lookup = LedgerLookup(index, isSingle: inputs.isSingleFile)
    var summary = BatchSummary()
    var cursor = InputCursor(inputs, excluding: [ledger])
    var written: Set<String> = []
    while let step = cursor.next() {
      do throws(BatchError) {
        switch step {
        case .skipped: continue
        case .failure(let error): throw error
        case .file(var file):
          let known = try lookup.output(for: file, ledger: ledger)
          if cleaned.isEmpty, let known { file.relativePath = Self.originalName(known) }
          let destination = plan.destination(of: file)
          if case .file(let path) = destination {
            guard written.insert(path).inserted else { throw .sameOutput(path: path) }
            try FolderMaker.makeFolder(Path.parent(of: path))
            try inputGuard.checkOutput(path)
          }
          try restore(file, known, to: destination)
          summary.files += 1
        }
      } catch {
        if case .brokenPipe = error { throw error }
        summary.failedFiles += 1
        observer?.documentFailed(BatchFailure(error))
      }
    }
    return summary
  }

  /// The output, as a folder where the ledger alone names several files.
  private func outputPath(_ inputs: InputSet) -> String? {
    guard let output, cleaned.isEmpty, inputs.items.count > 1, output != "-", FileIdentity(output) == nil
    else { return output }
    return Path.withoutTrailingSlashes(output) + "/"
  }

  private func cleanedPaths(_ index: LedgerIndex) throws(BatchError) -> [String] {
    if !cleaned.isEmpty { return cleaned }
    let paths = index.outputs.compactMap(\.path)
    guard !paths.isEmpty, paths.count == index.outputs.count else { throw .cleanedTextUnknown(ledger: ledger) }
    return paths
  }

  private func restore(
    _ file: InputFile, _ known: LedgerIndex.Output?, to destination: OutputPlan.Destination
  ) throws(BatchError) {
    let writer: any ByteWriter =
      switch destination {
      case .file(let path): try AtomicFile(path)
      case .standardOutput, .none: DescriptorWriter.standardOutput()
      }
    do throws(BatchError) {
      let isRecords = known?.hasRecords ?? (addedField != nil && InputFormat.guess(file.path) == .format(.jsonl))
      if isRecords {
        var restorer = try RecordRestorer(
          file.path, ledger: ledger, parts: known?.parts ?? [], addedField: addedField)
        var reader = try JSONLinesReader(file.path)
        while let block = try reader.next() { try writer.write(try restorer.restore(block)) }
        try restorer.finish()
      } else {
        try writer.write(try original(of: file.path, known))
      }
      try writer.finish()
    } catch {
      writer.discard()
      throw error
    }
  }

  private func original(of path: String, _ known: LedgerIndex.Output?) throws(BatchError) -> [UInt8] {
    let text = try PlainTextReader.read(path)
    guard let known else { return text }
    var documents = try LedgerDocuments(ledger, parts: known.parts)
    guard let document = try documents.nextDocument() else { return text }
    do {
      return try document.ledger.script().revert(from: text)
    } catch {
      throw .ledgerMismatch(path: path, line: nil, reason: error.description)
    }
  }

  /// The name an original had below its folder: what its path and that of the output have in common at their ends.
  private static func originalName(_ output: LedgerIndex.Output) -> String {
    let input = output.input.split(separator: "/")
    let common = zip(input.reversed(), (output.path ?? "").split(separator: "/").reversed())
      .prefix { $0 == $1 && $0 != ".." && $0 != "." }.map(\.0).reversed()
    return common.isEmpty ? Path.name(of: output.input) : common.joined(separator: "/")
  }
}
