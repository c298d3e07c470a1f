internal import Copydesk

/// Shows what a run changed, from its ledger and the originals: what `copydesk diff --ledger` does.
public struct LedgerDiffJob {
  /// The ledger's file.
  public var ledger: String
  /// The reports to make.
  public var reports: [ReportOutput]

  /// Creates a job.
  public init(ledger: String, reports: [ReportOutput]) {
    self.ledger = ledger
    self.reports = reports
  }

  /// Runs to the end, over files that `clean` read.
  ///
  /// - Returns: Counts. Files the ledger does not fit are told to the observer.
  /// - Throws: ``BatchError`` if the ledger cannot be read or a report not be written.
  /// - Complexity: O(*n*) in the bytes of the files and the ledger.
  public func run(_ inputs: InputSet, observer: (any BatchObserver)? = nil) throws(BatchError) -> BatchSummary {
    let index = try LedgerIndex(ledger)
    // The documents of one input may have gone to several outputs.
    var outputs: [ByteString: [LedgerIndex.Output]] = [:]
    for output in index.outputs { outputs[ByteString(output.input), default: []].append(output) }
    for report in reports { try report.begin() }
    var summary = BatchSummary()
    var cursor = InputCursor(inputs, excluding: [ledger])
    while let step = cursor.next() {
      do throws(BatchError) {
        switch step {
        case .skipped: continue
        case .failure(let error): throw error
        case .file(let file):
          let known = outputs[ByteString(file.name)] ?? (inputs.isSingleFile && outputs.count == 1 ? index.outputs : [])
          for output in known { try add(file, output, index.end.dialect, to: &summary) }
          summary.files += 1
        }
      } catch {
        if case .brokenPipe = error { throw error }
        summary.failedFiles += 1
        observer?.documentFailed(BatchFailure(error))
      }
    }
    for report in reports { try report.finish(summary.statistics) }
    return summary
  }

  private func add(
    _ file: InputFile, _ known: LedgerIndex.Output, _ dialect: TableDialect, to summary: inout BatchSummary
  ) throws(BatchError) {
    var ledgers = try LedgerDocuments(ledger, parts: known.parts)
    var texts: RecordTexts?
    while let document = try ledgers.nextDocument() {
      let original: [UInt8]
      if let note = document.note {
        if texts == nil { texts = try RecordTexts(recordFile(file, known), fields: [], dialect: dialect) }
        original =
          try texts?.text(ofRecord: note.inputRecord, field: note.textField, element: note.element) ?? []
      } else {
        original = try PlainTextReader.read(file)
      }
      let processed = try self.document(document, original, file.name)
      summary.statistics += processed.cleaned.statistics
      for report in reports { try report.add(processed) }
    }
  }

  /// The file, read as what the ledger knows it to be whatever its name says.
  private func recordFile(_ file: InputFile, _ known: LedgerIndex.Output) -> InputFile {
    guard file.format.content == .text || known.content == .json else { return file }
    var file = file
    file.format.content = known.content
    return file
  }

  private func document(
    _ document: LedgerDocuments.Document, _ original: [UInt8], _ path: String
  ) throws(BatchError) -> ProcessedDocument {
    let ledger = document.ledger
    let line = document.note?.inputRecord
    if !document.isRejected, let seal = document.seal, seal.original != DocumentSeal.Mark(original) {
      throw .ledgerMismatch(path: path, line: line, reason: DocumentSeal.mismatch)
    }
    do {
      var statistics = RunStatistics()
      statistics.documents = 1
      statistics.bytes = original.count
      let cleaned = try ledger.script().apply(to: original)
      if cleaned != original { statistics.changedDocuments = 1 }
      for finding in ledger.findings {
        statistics.rules[finding.rule, default: .init()].repaired += finding.outcome == .repaired ? 1 : 0
        statistics.rules[finding.rule, default: .init()].flagged += finding.outcome == .flagged ? 1 : 0
      }
      return ProcessedDocument(
        cleaned: CleanedDocument(id: ledger.documentID, bytes: cleaned, ledger: ledger, statistics: statistics),
        original: original)
    } catch {
      throw .ledgerMismatch(path: path, line: line, reason: error.description)
    }
  }
}
