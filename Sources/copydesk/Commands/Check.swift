import ArgumentParser
import Copydesk
import CopydeskBatch

/// `copydesk check`.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report findings and change nothing.",
    discussion: "Prints `path:line:column: severity: rule: message` for each finding; exits with 1 if there are any.")

  @OptionGroup var input: InputOptions
  @OptionGroup var cleaning: CleaningOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var reports: ReportArguments
  @OptionGroup var runOptions: RunOptions

  @Option(help: "The least severity that is printed and counts: note, warning or error.")
  var severity: Severity = .warning

  func run() async throws {
    let file = try cleaning.file()
    let inputs = try input.inputs(file)
    let cleaner = try await evidence.cleaner(
      cleaning, file, for: inputs, input.records(file), jobs: runOptions.jobs(file),
      ownFiles: reports.report + runOptions.outputs)
    var job = CheckJob(
      cleaner: cleaner, records: input.records(file), severity: severity,
      printsLines: reports.report.isEmpty, reports: try reports.outputs(), jobs: runOptions.jobs(file))
    job.otherOutputs = runOptions.outputs
    job.otherInputs = cleaning.inputs(file) + evidence.evidence
    let observer = try runOptions.progressLine(for: inputs)
    let (summary, findings) = try await job.run(inputs, observer: observer)
    try runOptions.finish(summary, observer)
    if findings > 0 { throw ExitCode(1) }
  }
}
