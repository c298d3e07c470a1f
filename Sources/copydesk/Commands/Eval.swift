import ArgumentParser
import CopydeskBatch
internal import CopydeskLab
internal import CopydeskSettings

/// `copydesk eval`.
struct Eval: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Clean damaged text and score it against gold.",
    discussion: """
      GOLD is JSON Lines: {"id", "damaged", "clean", "sites": [{"start", "end", "clean_start", "clean_end", \
      "drift"?}], "genre"?, "dropped_spans"?}; offsets count code points, sites are the places whose words \
      are wrong. Its damaged texts are cleaned under the options given, or --cleaned names what was made of them: \
      {"id", "text"}, with --edits {"id", "category", "start", "end", "outcome", "confidence"}.

        copydesk eval gold.jsonl --by-genre --clean articles/
        copydesk eval gold.jsonl --cleaned cleaned.jsonl --edits edits.jsonl --json
      """)

  @Argument(help: "Gold sets.", completion: .file())
  var gold: [String] = []

  @Option(
    help: ArgumentHelp("Score this output instead of cleaning.", valueName: "file.jsonl"), completion: .file())
  var cleaned: String?

  @Option(help: ArgumentHelp("The ledger of --cleaned.", valueName: "file.jsonl"), completion: .file())
  var edits: String?

  @Option(
    help: ArgumentHelp("Count false alarms on clean text: a file or folder; may be repeated.", valueName: "path"),
    completion: .file())
  var clean: [String] = []

  @Flag(help: "Score each genre by itself, too.")
  var byGenre = false

  @Flag(help: "Print one JSON object instead of lines.")
  var json = false

  @OptionGroup(title: "Cleaning") var cleaning: CleaningOptions
  @OptionGroup(title: "The run") var runOptions: RunOptions

  func validate() throws {
    if gold.isEmpty, clean.isEmpty { throw ValidationError("Nothing to score: name a gold set, or clean text.") }
    if edits != nil, cleaned == nil { throw ValidationError("--edits needs the text it belongs to: --cleaned FILE.") }
    if gold.isEmpty, cleaned != nil { throw ValidationError("--cleaned needs a gold set to be scored against.") }
    if cleaned != nil, !clean.isEmpty {
      throw ValidationError("--clean counts what cleaning does now; run it without --cleaned.")
    }
  }

  func run() async throws {
    let file = try cleaning.file(for: gold + clean)
    if cleaning.dumpConfig { return try SettingsDump(cleaning, nil, file).write() }
    try InputGuard.check(
      outputs: runOptions.outputs,
      inputs: gold + clean + [cleaned, edits].compactMap(\.self) + cleaning.inputs(file))
    let source: EvaluationSource =
      if let cleaned { .files(cleaned: cleaned, edits: edits) } else { .cleaner(try cleaning.cleaner(file)) }
    let job = EvaluationJob(gold: gold, source: source, isByGenre: byGenre, jobs: runOptions.jobs(file))
    let observer = try runOptions.progressLine()
    let (report, cleanText) = try await job.run(
      clean: clean.isEmpty ? nil : try InputSet(clean, format: file.format),
      records: RecordOptions(
        textField: file.settings.textFields.first ?? "text", idField: file.settings.idField ?? "id"), observer: observer
    )
    if !runOptions.quiet {
      for id in report.missingDocuments { ErrorOutput.write("copydesk: warning: missing document: \(id)\n") }
    }
    try StandardOutput.write(json ? report.json() : report.text())
    if let cleanText { try runOptions.finish(cleanText, observer) }
  }
}
