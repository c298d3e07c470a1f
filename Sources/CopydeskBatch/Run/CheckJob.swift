public import Copydesk

/// Looks for damage and changes nothing: what `copydesk check` and `copydesk diff` do.
public struct CheckJob {
  /// How documents are looked at.
  public var cleaner: Cleaner
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// The least severity that counts.
  public var severity: Severity
  /// Whether findings are printed to standard output, a line for each.
  public var printsLines: Bool
  /// The reports to make.
  public var reports: [ReportOutput]
  /// Documents looked at at a time.
  public var jobs: Int

  /// Creates a job.
  public init(
    cleaner: Cleaner, records: RecordOptions, severity: Severity = .warning, printsLines: Bool = true,
    reports: [ReportOutput] = [], jobs: Int = 1
  ) {
    self.cleaner = cleaner
    self.records = records
    self.severity = severity
    self.printsLines = printsLines
    self.reports = reports
    self.jobs = jobs
  }

  /// Runs to the end.
  ///
  /// - Returns: Counts, and the number of findings at or above the severity.
  /// - Throws: ``BatchError`` if the run cannot go on, or its outputs get in each other's way.
  /// - Complexity: O(*n*) in the bytes of the inputs; memory is bounded by the largest document.
  public func run(
    _ inputs: InputSet, observer: (any BatchObserver)? = nil
  ) async throws(BatchError) -> (summary: BatchSummary, findings: Int) {
    let inputGuard = InputGuard(inputs)
    var seen: Set<String> = printsLines ? ["-"] : []
    for report in reports {
      guard seen.insert(Path.canonical(report.path) ?? report.path).inserted else {
        throw report.path == "-" ? .standardOutputTwice : .sameOutput(path: report.path)
      }
      try inputGuard.check(report.path)
    }
    var consumer = try CheckConsumer(severity: severity, printsLines: printsLines, reports: reports)
    let runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: reports.map(\.path), observer: observer)
    let summary = try await runner.run(inputs, into: &consumer)
    return (summary, consumer.findings)
  }
}
