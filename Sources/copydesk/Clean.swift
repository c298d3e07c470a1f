import ArgumentParser
import CopydeskBatch

/// `copydesk clean`.
struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Repair text; the main job.")

  @OptionGroup var input: InputOptions
  @OptionGroup var cleaning: CleaningOptions
  @OptionGroup var evidence: EvidenceOptions
  @OptionGroup var reports: ReportArguments
  @OptionGroup var runOptions: RunOptions

  @Option(
    name: .shortAndLong,
    help: "Where cleaned text goes: a file, a folder, or - for standard output.", completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The field to write cleaned text to, beside the original.", valueName: "name"))
  var outputField: String?

  @Option(
    help: ArgumentHelp("The ledger to write: a line of JSON for every finding.", valueName: "file.jsonl"),
    completion: .file())
  var edits: String?

  func run() async throws {
    let file = try cleaning.file()
    var records = input.records(file, outputField: outputField)
    // The cleaned text in the text's own field is what happens without the option.
    if records.outputField == records.textField { records.outputField = nil }
    if let name = records.outputField, name == records.idField {
      throw ValidationError("--output-field \(name) would write over the record's name; choose another field")
    }
    let inputs = try input.inputs(file)
    let cleaner = try await evidence.cleaner(
      cleaning, file, for: inputs, records, jobs: runOptions.jobs(file),
      ownFiles: reports.report + [edits, output].compactMap(\.self))
    let job = CleanJob(
      cleaner: cleaner, records: records,
      plan: try OutputPlan(output, for: inputs), ledger: edits, reports: try reports.outputs(),
      jobs: runOptions.jobs(file))
    let observer = runOptions.progressLine()
    try runOptions.finish(try await job.run(inputs, observer: observer), observer)
  }
}
