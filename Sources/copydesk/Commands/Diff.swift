import ArgumentParser
import Copydesk
import CopydeskBatch
import CopydeskReport

/// `copydesk diff`.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what clean would change, or did, from a ledger.",
    discussion: """
      With --ledger, the paths are the originals, and the ledger says what was changed in them. On a terminal the \
      text goes through $PAGER.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions
  @OptionGroup(title: "Other documents") var evidence: EvidenceOptions
  @OptionGroup(title: "The run") var runOptions: RunOptions

  @Option(help: "Whether to use colours: auto, always or never. NO_COLOR turns auto off.")
  var color: ColorChoice = .auto

  @Option(
    help: ArgumentHelp("The columns text is wrapped at; 0 does not wrap. (default: the terminal's)", valueName: "n"))
  var width: Int?

  @Flag(help: "Exit with 1 if there are changes.")
  var exitCode = false

  @Flag(help: "Do not use $PAGER.")
  var noPager = false

  @Option(help: ArgumentHelp("The first stage shown; the text is what the stages before it leave.", valueName: "stage"))
  var from: StageID?

  @Option(help: ArgumentHelp("The last stage shown.", valueName: "stage"))
  var to: StageID?

  @Option(help: "Write a patch by lines: unified. Files of plain text only.")
  var patch: PatchFormat?

  @Option(
    help: "Mark the words that differ in changed lines: lines, which a bare --word-diff is, or porcelain for programs.")
  var wordDiff: WordDiffFormat?

  @Flag(help: "Show changed lines before and after in two columns.")
  var sideBySide = false

  @Option(help: ArgumentHelp("The ledger of a run, to show what it did.", valueName: "file.jsonl"), completion: .file())
  var ledger: String?

  func validate() throws {
    if patch != nil, wordDiff != nil { throw ValidationError("Give --patch or --word-diff, not both.") }
    if sideBySide, patch != nil || wordDiff != nil {
      throw ValidationError("--side-by-side is a format of its own; leave --patch and --word-diff out.")
    }
    if sideBySide, width == 0 { throw ValidationError("--side-by-side needs columns; give --width a number from 20.") }
    if let width, width < 0 { throw ValidationError("'--width \(width)' is not a number from 0.") }
    if ledger != nil, from != nil || to != nil {
      throw ValidationError("--from and --to clean anew and cannot show a ledger; leave --ledger out.")
    }
    if let places, places.first > places.last {
      throw ValidationError("--from names a stage after that of --to; swap them.")
    }
  }

  func run() async throws {
    let file = try cleaning.file(for: input.settingsPaths)
    if cleaning.dumpConfig { return try SettingsDump(cleaning, input, file).write() }
    let inputs = try input.inputs(file)
    if inputs.isEmpty { return }
    if patch != nil { try refuseRecords(inputs) }
    try InputGuard.check(
      outputs: runOptions.outputs,
      inputs: inputs.paths + [ledger].compactMap(\.self) + cleaning.inputs(file) + evidence.evidence)
    let report = try self.report(file)
    // What the ledger says needs no cleaner, whose models take longer to open than a ledger to read.
    let cleaners =
      ledger != nil
      ? nil
      : try await evidence.cleaner(
        cleaning, file, for: inputs, input.records(file), jobs: runOptions.jobs(file), ownFiles: [])
    let pager = noPager ? nil : Pager.start()
    defer { pager?.finish() }
    // Progress would be written over the pager's screen.
    let observer = try runOptions.progressLine(for: pager == nil ? inputs : nil)
    input.idleOptions(inputs).map(observer.noticed)
    let reports = [ReportOutput("-", report: report)]
    if let (cleaner, overrides) = cleaners {
      var job = CheckJob(
        cleaner: cleaner, records: input.records(file), printsLines: false, reports: reports,
        jobs: runOptions.jobs(file))
      job.overrides = overrides
      let (summary, _) = try await job.run(inputs, observer: observer)
      try finish(summary, observer, pager)
    } else if let ledger {
      let summary = try LedgerDiffJob(ledger: ledger, reports: reports).run(inputs, observer: observer)
      try finish(summary, observer, pager)
    }
  }

  private func finish(_ summary: BatchSummary, _ observer: ProgressLine, _ pager: Pager?) throws {
    try runOptions.finish(summary, observer)
    guard exitCode, summary.statistics.changedDocuments > 0 else { return }
    pager?.finish()
    throw ExitCode(1)
  }

  /// A record's text has no lines that `patch` could find in the file.
  private func refuseRecords(_ inputs: InputSet) throws {
    guard let name = inputs.firstFileOfRecords() else { return }
    throw ValidationError(
      "--patch unified needs files of plain text, and \(name) holds records; use --word-diff porcelain")
  }

  private func report(_ file: ConfigurationFile) throws -> any DocumentReport {
    let report: any DocumentReport =
      if patch != nil {
        UnifiedPatch()
      } else if wordDiff == .porcelain {
        WordDiffPorcelain()
      } else if sideBySide || wordDiff == .lines {
        LineDiffReport(sideBySide ? .sideBySide : .inline, try options(file))
      } else {
        ReportFormat.text.makeReport(try options(file))
      }
    guard let places, places.first <= places.last else { return report }
    do {
      return try StageRangeReport(
        report, configuration: try cleaning.configuration(file), stages: places.first...places.last)
    } catch let error as ConfigurationError {
      throw BatchError.configuration(error.commandDescription)
    }
  }

  private func options(_ file: ConfigurationFile) throws -> ReportOptions {
    ReportOptions(
      color: color.isOn, width: width ?? TerminalWidth.current, version: Version.current,
      catalog: try cleaning.catalog(file))
  }

  /// The places of the first and the last stage shown; nil if all are.
  private var places: (first: Int, last: Int)? {
    if from == nil, to == nil { return nil }
    let all = StageID.allCases
    return (from.flatMap { all.firstIndex(of: $0) } ?? 0, to.flatMap { all.firstIndex(of: $0) } ?? all.count - 1)
  }
}
