internal import Copydesk

/// Prints findings, and counts those that matter.
struct CheckConsumer: BatchConsumer {
  private let severity: Severity
  private let reports: [ReportOutput]
  private let lines: (any ByteWriter)?
  private let wording = FindingLine()
  private(set) var findings = 0

  var products: BatchProducts { [.documents, .places] }

  /// Opens the reports; `printsLines` says whether findings are printed to standard output.
  init(severity: Severity, printsLines: Bool, reports: [ReportOutput]) throws(BatchError) {
    self.severity = severity
    self.reports = reports
    lines = printsLines ? DescriptorWriter.standardOutput() : nil
    for report in reports { try report.begin() }
  }

  mutating func begin(_ input: InputFile) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    do throws(BatchError) {
      for document in block.documents {
        findings += document.cleaned.ledger.findings.count(where: { $0.severity >= severity })
        try lines?.write(wording.lines(document, of: input, atLeast: severity))
        for report in reports { try report.add(document) }
      }
    } catch {
      throw .run(error)
    }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {
    try lines?.finish()
    for report in reports { try report.finish(summary.statistics) }
  }

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool {
    try finish(summary)
    return true
  }

  mutating func discard() {
    lines?.discard()
    for report in reports { report.discard() }
  }
}
