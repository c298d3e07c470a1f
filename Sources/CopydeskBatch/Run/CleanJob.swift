public import Copydesk

/// Cleans inputs and writes the results: what `copydesk clean` does.
public struct CleanJob {
  /// How documents are cleaned.
  public var cleaner: Cleaner
  /// Which fields of records hold what.
  public var records: RecordOptions
  /// Where cleaned text goes.
  public var plan: OutputPlan
  /// Where the ledger goes, if anywhere; `-` is standard output.
  public var ledger: String?
  /// The reports to make.
  public var reports: [ReportOutput]
  /// Documents cleaned at a time.
  public var jobs: Int

  /// Creates a job.
  public init(
    cleaner: Cleaner, records: RecordOptions, plan: OutputPlan, ledger: String? = nil, reports: [ReportOutput] = [],
    jobs: Int = 1
  ) {
    self.cleaner = cleaner
    self.records = records
    self.plan = plan
    self.ledger = ledger
    self.reports = reports
    self.jobs = jobs
  }

  /// Runs to the end.
  ///
  /// - Returns: Counts. Files and records that failed are told to the observer as they are met.
  /// - Throws: ``BatchError`` if the run cannot go on, or its outputs get in each other's way.
  /// - Complexity: O(*n*) in the bytes of the inputs; memory is bounded by the largest document.
  public func run(_ inputs: InputSet, observer: (any BatchObserver)? = nil) async throws(BatchError) -> BatchSummary {
    let inputGuard = InputGuard(inputs)
    let ownFiles = try checkedFiles(inputGuard, inputs)
    var consumer = try CleanConsumer(plan: plan, inputGuard: inputGuard, ledger: ledger, reports: reports)
    let runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, plan: plan, ownFiles: ownFiles, observer: observer)
    return try await runner.run(inputs, into: &consumer)
  }

  /// The files the run writes; they must differ from each other and from the inputs.
  private func checkedFiles(_ inputGuard: InputGuard, _ inputs: InputSet) throws(BatchError) -> [String] {
    var paths = reports.map(\.path)
    if let ledger { paths.append(ledger) }
    if plan.usesStandardOutput { paths.append("-") }
    guard paths.count(where: { $0 == "-" }) < 2 else { throw .standardOutputTwice }
    var seen: Set<String> = []
    for item in inputs.items {
      guard case .file(let file) = item, case .file(let path) = plan.destination(of: file) else { continue }
      if !plan.joinsInputs || seen.isEmpty {
        guard seen.insert(Path.canonical(path) ?? path).inserted else { throw .sameOutput(path: path) }
      }
      try inputGuard.checkOutput(path)
    }
    var folders: Set<String> = []
    for case .folder(let path, let relativePath) in inputs.items {
      guard folders.insert(relativePath).inserted else { throw .sameOutput(path: path) }
    }
    for path in paths where path != "-" {
      guard seen.insert(Path.canonical(path) ?? path).inserted else { throw .sameOutput(path: path) }
      try inputGuard.check(path)
    }
    return paths.filter { $0 != "-" }
  }
}
