import ArgumentParser
import CopydeskBatch
import CopydeskReport

/// `copydesk diff`.
struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show what clean would change, or did, from a ledger.",
    discussion: "With --ledger, the paths are the originals, and the ledger says what was changed in them.")

  @OptionGroup var input: InputOptions
  @OptionGroup var cleaning: CleaningOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var runOptions: RunOptions

  @Option(help: "Whether to use colours: auto, always or never. NO_COLOR turns auto off.")
  var color: ColorChoice = .auto

  @Option(help: "Write a patch by lines: unified.")
  var patch: PatchFormat?

  @Option(help: "Write a word diff for programs: porcelain.")
  var wordDiff: WordDiffFormat?

  @Option(help: ArgumentHelp("The ledger of a run, to show what it did.", valueName: "file.jsonl"), completion: .file())
  var ledger: String?

  func validate() throws {
    if patch != nil, wordDiff != nil { throw ValidationError("Give --patch or --word-diff, not both.") }
  }

  func run() async throws {
    let file = try cleaning.file()
    let inputs = try input.inputs(file)
    let cleaner = try await evidence.cleaner(
      cleaning, file, for: inputs, input.records(file), jobs: runOptions.jobs(file), ownFiles: [])
    let job = CheckJob(
      cleaner: cleaner, records: input.records(file), printsLines: false,
      reports: [ReportOutput("-", report: report)], jobs: runOptions.jobs(file))
    let observer = try runOptions.progressLine(for: inputs)
    if let ledger {
      return try runOptions.finish(
        try LedgerDiffJob(ledger: ledger, reports: job.reports).run(inputs, observer: observer), observer)
    }
    let (summary, _) = try await job.run(inputs, observer: observer)
    try runOptions.finish(summary, observer)
  }

  private var report: any DocumentReport {
    if patch != nil { return UnifiedPatch() }
    if wordDiff != nil { return WordDiffPorcelain() }
    return ReportFormat.text.makeReport(ReportOptions(color: color.isOn, version: Version.current))
  }
}
