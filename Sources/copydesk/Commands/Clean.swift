import ArgumentParser
import Copydesk
import CopydeskBatch
import CopydeskReport
import Foundation

/// `copydesk clean`.
struct Clean: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Repair text: the main command.",
    discussion: """
      A run with --manifest that was killed is continued by `copydesk clean --resume RUN.sqlite` and ends with the same \
      bytes as one that was not. Beside --resume, only --jobs and the options for progress and messages can be given.
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var destination: OutputOptions
  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions
  @OptionGroup(title: "Other documents") var evidence: EvidenceOptions
  @OptionGroup(title: "Reports") var reports: ReportArguments
  @OptionGroup(title: "Choosing documents") var selection: SelectionOptions
  @OptionGroup(title: "The run") var runOptions: RunOptions

  @Option(
    help: ArgumentHelp("The run manifest to write, by which the run can be resumed.", valueName: "run.sqlite"),
    completion: .file())
  var manifest: String?

  @Option(
    help: ArgumentHelp(
      "Follow the decisions (`copydesk review`) in the manifest of an earlier run over the same inputs.",
      valueName: "run.sqlite"), completion: .file())
  var decisions: String?

  @Option(
    help: ArgumentHelp("Continue the run of a manifest with the options it began with.", valueName: "run.sqlite"),
    completion: .file())
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "Bytes of input between the places where a run can be resumed.", valueName: "n", visibility: .hidden))
  var checkpointBytes: Int?

  var output: String? {
    get { destination.output }
    set { destination.output = newValue }
  }
  var inPlace: Bool {
    get { destination.inPlace }
    set { destination.inPlace = newValue }
  }
  var noLedger: Bool {
    get { destination.noLedger }
    set { destination.noLedger = newValue }
  }
  var outputField: String? {
    get { destination.outputField }
    set { destination.outputField = newValue }
  }
  var edits: String? {
    get { destination.edits }
    set { destination.edits = newValue }
  }

  func run() async throws {
    guard let resume else { return try await run(manifest.map { self.plan($0, resumes: false) }) }
    guard input.paths.isEmpty, output == nil, edits == nil, manifest == nil else {
      throw ValidationError(
        "--resume continues a run with the options it began with; give no paths or outputs beside it.")
    }
    let path = AbsolutePath.of(resume)
    let summaryJSON = runOptions.summaryJSON.map(AbsolutePath.of)
    let earlier = try RunManifest(resume)
    let description = try earlier.description()
    let isFinished = try earlier.isFinished()
    guard FileManager.default.changeCurrentDirectoryPath(description.folder) else {
      throw BatchError.unreadable(path: description.folder, errno: errno)
    }
    var command = try Clean.parse(description.arguments)
    let asked = command.runOptions.summaryJSON
    command.runOptions = runOptions
    // Of a run that came to its end no mark is left to show that the place was named.
    command.runOptions.summaryJSON = summaryJSON ?? (isFinished ? nil : asked)
    try await command.run(plan(path, resumes: true))
  }

  func validate() throws {
    guard inPlace else {
      if noLedger { throw ValidationError("--no-ledger is for --in-place; elsewhere leave out --edits.") }
      return
    }
    if noLedger, edits != nil { throw ValidationError("--no-ledger and --edits contradict each other; give one.") }
    if !noLedger, edits == nil, !selection.dryRun {
      throw ValidationError(
        "--in-place writes over the originals; give --edits FILE, by which they can be had back, or --no-ledger.")
    }
    let others = [
      ("--output", output), ("--manifest", manifest), ("--resume", resume), ("--quarantine", selection.quarantine),
      ("--rejects", selection.rejects), ("--sample", selection.sample.map { "\($0)" }),
    ]
    for (name, value) in others where value != nil {
      throw ValidationError("--in-place keeps all of a file where it is; leave out \(name).")
    }
  }

  private func plan(_ path: String, resumes: Bool) -> CleanJob.ManifestPlan {
    // What stood after the subcommand, to be parsed again.
    let arguments = Invocation.arguments.drop { $0 != "clean" }.dropFirst()
    return CleanJob.ManifestPlan(
      path: path, resumes: resumes,
      description: RunDescription(
        version: Version.current, folder: FileManager.default.currentDirectoryPath, arguments: Array(arguments)))
  }

  private func run(_ manifest: CleanJob.ManifestPlan?) async throws {
    let file = try cleaning.file(for: input.settingsPaths)
    let catalog = try cleaning.catalog(file)
    if cleaning.dumpConfig { return try SettingsDump(cleaning, input, file).write() }
    let records = try recordOptions(file)
    let inputs = try input.inputs(file)
    let isDryRun = selection.dryRun
    if isDryRun, manifest != nil { throw ValidationError("--dry-run writes nothing; leave out --manifest.") }
    if inputs.isEmpty { return }
    let plan =
      inPlace && !isDryRun
      ? try OutputPlan.inPlace(for: inputs)
      : try OutputPlan(isDryRun && output == nil ? "-" : output, for: inputs, writes: !isDryRun)
    let (cleaner, overrides) = try await evidence.cleaner(
      cleaning, file, for: inputs, records, jobs: runOptions.jobs(file),
      ownFiles: reports.report + runOptions.outputs + [edits, output, destination.fieldsOut].compactMap(\.self))
    var outputs = try reports.outputs(catalog, run: try header(cleaner, file))
    if let path = destination.fieldsOut, !isDryRun { outputs.append(ReportOutput(path, report: try FieldsReport())) }
    var job = CleanJob(
      cleaner: cleaner, records: records, plan: plan, ledger: isDryRun ? nil : edits, reports: outputs,
      jobs: runOptions.jobs(file))
    job.overrides = overrides
    job.quarantine = try selection.quarantinePlan(for: inputs, writes: !isDryRun)
    job.rejects = isDryRun ? nil : selection.rejects
    job.otherOutputs = runOptions.outputs
    job.otherInputs = cleaning.inputs(file) + evidence.evidence
    job.sample = selection.sampleSize
    job.manifest = manifest
    job.manifest?.description.model = try cleaning.modelName(file)
    job.decisions = decisions
    if let checkpointBytes {
      job.checkpoints.distance = max(1, checkpointBytes)
      job.checkpoints.interval = .zero
    }
    let observer = try runOptions.progressLine(for: inputs, showsSummary: isDryRun, catalog: catalog)
    let fields = [("--output-field", outputField != nil), ("--score-field", selection.scoreField != nil)]
    input.idleOptions(inputs, fields).map(observer.noticed)
    try runOptions.finish(try await job.run(inputs, observer: observer), observer, resumeBy: manifest?.path)
  }

  /// How the run was asked for, and how it is undone, as a report tells it.
  private func header(_ cleaner: Cleaner, _ file: ConfigurationFile) throws -> RunHeader {
    let undo = edits.map { inPlace ? ["revert", $0, "--in-place"] : ["revert", $0, "--output", "originals"] }
    return RunHeader(
      command: RunHeader.commandLine(["copydesk"] + Invocation.arguments),
      profile: cleaner.configuration.profile.rawValue, model: try cleaning.modelName(file), inputs: input.paths,
      started: RunManifest.now(),
      undo: selection.dryRun || edits == "-" ? nil : undo.map { RunHeader.commandLine(["copydesk"] + $0) })
  }

  private func recordOptions(_ file: ConfigurationFile) throws -> RecordOptions {
    var records = input.records(file, outputField: outputField)
    if records.textFields.count > 1, let name = [records.outputField, selection.scoreField].compactMap(\.self).first {
      throw ValidationError("'\(name)' cannot be told for several texts of a record; give one --text-field.")
    }
    // The cleaned text in the text's own field is what happens without the option.
    if records.outputField?.hasSameBytes(as: records.textField) == true { records.outputField = nil }
    records.scoreField = selection.scoreField
    // The ledger has no line for texts in which nothing was found: nothing would take their fields out again.
    if inPlace, let name = [records.outputField, records.scoreField].compactMap(\.self).first {
      throw ValidationError("--in-place adds no field, since '\(name)' could not be taken out again; give --output.")
    }
    // A text that no field can hold leaves its record without the columns that the others get.
    if records.outputField != nil || records.scoreField != nil, !records.dialect.quotes {
      throw ValidationError("--output-field and --score-field need fields in quotation marks; leave --quote none out.")
    }
    var taken = ["--text-field": records.textField, "--id-field": records.idField]
    for (option, name) in [("--output-field", records.outputField), ("--score-field", records.scoreField)] {
      guard let name else { continue }
      if let other = taken.first(where: { $0.value.hasSameBytes(as: name) })?.key {
        throw ValidationError("\(option) \(name) would write over the field of \(other); choose another field")
      }
      taken[option] = name
    }
    return records
  }
}
