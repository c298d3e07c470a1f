import ArgumentParser
import Copydesk
import CopydeskBatch
import CopydeskReport

/// `copydesk check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report findings and change nothing.",
    discussion: "Prints `path:line:column: severity: rule: message` for each finding; exits with 1 if there are any.")

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions
  @OptionGroup(title: "Other documents") var evidence: EvidenceOptions
  @OptionGroup(title: "Reports") var reports: ReportArguments
  @OptionGroup(title: "The run") var runOptions: RunOptions

  @Option(help: "The least severity that is printed and counts.")
  var severity: Severity = .warning

  @Option(
    help: ArgumentHelp("How findings are printed.", valueName: "format"))
  var outputFormat: CheckFormat = .text

  @Option(
    help: ArgumentHelp(
      "Count only what is not in this file: what --output-format jsonl wrote before, or a ledger.",
      valueName: "file.jsonl"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Count only what is in lines that this unified diff adds or changes; - is standard input.", valueName: "diff"),
    completion: .file())
  var changedLines: String?

  func validate() throws {
    if outputFormat != .text, reports.report.contains(where: { $0 == "-" || $0 == "github" }) {
      throw ValidationError("--output-format and --report - both go to standard output; give --report a file.")
    }
    if changedLines == "-", input.paths.isEmpty || input.paths.contains("-") {
      throw ValidationError("--changed-lines - reads standard input, and so does the check; name files to check.")
    }
  }

  func run() async throws {
    let file = try cleaning.file(for: input.settingsPaths)
    let catalog = try cleaning.catalog(file)
    if cleaning.dumpConfig { return try SettingsDump(cleaning, input, file).write() }
    let inputs = try input.inputs(file)
    // All that was named is left out, and that is as it should be.
    if inputs.isEmpty { return }
    let (cleaner, overrides) = try await evidence.cleaner(
      cleaning, file, for: inputs, input.records(file), jobs: runOptions.jobs(file),
      ownFiles: reports.report + runOptions.outputs)
    var outputs = try reports.outputs(
      catalog,
      run: RunHeader(
        command: RunHeader.commandLine(["copydesk"] + Invocation.arguments),
        profile: cleaner.configuration.profile.rawValue, model: try cleaning.modelName(file), inputs: input.paths,
        started: RunManifest.now()))
    if let format = outputFormat.report {
      outputs.append(
        ReportOutput("-", format: format, options: ReportOptions(version: Version.current, catalog: catalog)))
    }
    var job = CheckJob(
      cleaner: cleaner, records: input.records(file), severity: severity,
      printsLines: outputFormat == .text && reports.report.isEmpty, reports: outputs, jobs: runOptions.jobs(file))
    job.filter.baseline = try baseline.map { try FindingBaseline(path: $0) }
    job.filter.changedLines = try changedLines.map { try ChangedLines(path: $0) }
    job.filtersReports = outputFormat != .text || baseline != nil || changedLines != nil
    job.overrides = overrides
    job.tellsRecordsAsFindings = job.printsLines || outputFormat != .text
    job.catalog = catalog
    job.otherOutputs = runOptions.outputs
    job.otherInputs = cleaning.inputs(file) + evidence.evidence
    let observer = try runOptions.progressLine(for: inputs, catalog: catalog)
    input.idleOptions(inputs).map(observer.noticed)
    let (summary, findings) = try await job.run(inputs, observer: observer)
    try runOptions.finish(summary, observer)
    if findings > 0 { throw ExitCode(1) }
  }
}

/// How `copydesk check` prints findings.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  /// `path:line:column: severity: rule: message`.
  case text
  case json, jsonl, sarif, github, gitlab, rdjsonl

  /// The report that prints so; nil for lines of text.
  var report: ReportFormat? { self == .text ? nil : ReportFormat(rawValue: rawValue) }
}
