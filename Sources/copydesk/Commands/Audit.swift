import ArgumentParser
import CopydeskBatch
internal import CopydeskLab
internal import CopydeskSettings
import Foundation

/// `copydesk audit`.
struct Audit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at every edit made in sound text, and in damaged text against gold.",
    discussion: """
      SOUND is text that a careful editor would leave as it is. Counts for each rule and band of stated confidence how \
      many edits are right: as readers judged them, or in damaged text as the gold has it; and shows a sample of each. \
      GOLD is JSON Lines: {"id", "damaged", "clean"}.

        copydesk audit sound/ --judgements read.jsonl --judge
        copydesk audit sound/ --gold gold.jsonl --judgements read.jsonl

      With --judge the edits nobody has read are shown one by one; each judgement is kept at once.
      """)

  @Argument(help: "Sound text: files and folders.", completion: .file())
  var sound: [String] = []

  @Option(
    help: ArgumentHelp("Damaged text with its gold; may be repeated.", valueName: "file.jsonl"), completion: .file())
  var gold: [String] = []

  @Option(
    help: ArgumentHelp("What readers found of edits; --judge adds to it.", valueName: "file.jsonl"),
    completion: .file())
  var judgements: String?

  @Flag(help: "Ask about every edit that nobody has judged, in the terminal.")
  var judge = false

  @Option(help: ArgumentHelp("Who judges. (default: the user's name)", valueName: "name"))
  var who: String?

  @Option(help: ArgumentHelp("How many edits of each rule and band are shown.", valueName: "n"))
  var samples = 3

  @Flag(help: "Print one JSON object instead of tables.")
  var json = false

  @Flag(help: "Exit with 1 if an edit in sound text has no judgement, and list those.")
  var strict = false

  @OptionGroup var cleaning: CleaningOptions
  @OptionGroup var runOptions: RunOptions

  func validate() throws {
    if sound.isEmpty, gold.isEmpty { throw ValidationError("Nothing to audit: name sound text, or --gold FILE.") }
    if judge, judgements == nil {
      throw ValidationError("--judge needs a file to keep judgements in: --judgements FILE.")
    }
    if samples < 0 { throw ValidationError("'--samples \(samples)' is not a number from 0.") }
  }

  func run() async throws {
    if judge, !KeyReader.isTerminal {
      throw ValidationError("--judge asks in a terminal, and standard input is none.")
    }
    let file = try cleaning.file(for: sound + gold)
    if cleaning.dumpConfig { return try SettingsDump(cleaning, nil, file).write() }
    try InputGuard.check(
      outputs: runOptions.outputs + (judge ? [judgements].compactMap(\.self) : []),
      inputs: sound + gold + cleaning.inputs(file))
    let cleaner = try cleaning.cleaner(file)
    var book = try judgements.map { try JudgementBook(path: $0) } ?? JudgementBook()
    let inputs = sound.isEmpty ? nil : try InputSet(sound, format: file.format)
    let records = RecordOptions(
      textField: file.settings.textFields.first ?? "text", idField: file.settings.idField ?? "id")
    let observer = try runOptions.progressLine(for: inputs)
    func audit() async throws -> (report: AuditReport, summaries: [BatchSummary]) {
      let job = AuditJob(cleaner: cleaner, judgements: book, samples: samples, jobs: runOptions.jobs(file))
      return try await job.run(sound: inputs, gold: gold, records: records, observer: observer)
    }
    var (report, summaries) = try await audit()
    if judge, let judgements {
      var dialogue = JudgingDialogue(report.unread, who: who ?? NSUserName(), path: judgements)
      // What was judged changes the figures, and they are told of the book as it now is.
      if try dialogue.run(&book) { (report, summaries) = try await audit() }
    }
    try StandardOutput.write(json ? report.json() : report.text())
    let new = strict ? report.unreadInSoundText : []
    for edit in new {
      ErrorOutput.write("copydesk: not judged: \(edit.identity.rule) in \(edit.document): \(edit.excerpt)\n")
    }
    for summary in summaries { try runOptions.finish(summary, observer) }
    if !new.isEmpty { throw ExitCode(1) }
  }
}
