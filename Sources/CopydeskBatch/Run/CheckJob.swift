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
  /// Other files the caller writes when the run is over: they must not be among its inputs and outputs either.
  public var otherOutputs: [String] = []
  /// Other files read for the run, whose place no output may take: models, configurations, evidence.
  public var otherInputs: [String] = []
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
    let inputGuard = InputGuard(inputs, and: otherInputs)
    var seen: Set<ByteString> = printsLines ? [ByteString("-")] : []
    let paths = reports.map(\.path) + otherOutputs
    for path in paths {
      guard seen.insert(ByteString(Path.canonical(path) ?? path)).inserted else {
        throw path == "-" ? .standardOutputTwice : .sameOutput(path: path)
      }
      try inputGuard.check(path)
    }
    var consumer = try CheckConsumer(severity: severity, printsLines: printsLines, reports: reports)
    let runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: paths.filter { $0 != "-" }, observer: observer)
    let summary = try await runner.run(inputs, into: &consumer)
    return (summary, consumer.findings)
  }
}
