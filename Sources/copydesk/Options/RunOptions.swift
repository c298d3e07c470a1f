import ArgumentParser
import Copydesk
import CopydeskBatch
internal import CopydeskSettings
import Foundation
internal import WordRepair
import Logging

/// The options that say how a run goes and what it tells.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How many documents are cleaned at a time. (default: the number of cores)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

  @Flag(help: "End with a table of documents, findings and times.")
  var summary = false

  @Option(
    name: .customLong("summary-json"),
    help: ArgumentHelp(
      "Write the summary as a JSON object: documents, failures, findings by rule, times; - is standard output.",
      valueName: "file"),
    completion: .file())
  var summaryJSON: String?

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Print messages of this level and above.", valueName: "level"))
  var logLevel: Logger.Level = .notice

  @Option(help: "Write messages as text, or as json with an object on each line.")
  var logFormat: LogFormat = .text

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' is not a number from 1.") }
  }

  /// The files these options write; `-` is standard output.
  var outputs: [String] { summaryJSON.map { [$0] } ?? [] }

  func jobs(_ file: ConfigurationFile) -> Int {
    jobs ?? file.settings.jobs ?? ProcessInfo.processInfo.activeProcessorCount
  }

  /// What tells the user; for inputs it also tells how much is left.
  func progressLine(
    for inputs: InputSet? = nil, showsSummary: Bool = false, catalog: RuleCatalog = .complete
  ) throws -> ProgressLine {
    let level: Logger.Level = quiet ? .error : logLevel
    let format = logFormat
    let logger = Logger(label: "copydesk") { _ -> any LogHandler in
      switch format {
      case .text: StandardErrorLogHandler(logLevel: level)
      case .json: JSONLogHandler(logLevel: level)
      }
    }
    return ProgressLine(
      logger, inputs: inputs, isForced: progress, isQuiet: quiet || logFormat == .json,
      showsSummary: summary || (showsSummary && !quiet), catalog: catalog)
  }

  /// Ends the command with the contract's exit code if something failed.
  func finish(_ summary: BatchSummary, _ observer: ProgressLine, resumeBy manifest: String? = nil) throws {
    observer.finish(summary)
    if let summaryJSON {
      let text = try SummaryDescription(summary, seconds: observer.seconds, catalog: observer.catalog).json()
      if summaryJSON == "-" { try StandardOutput.write(text) } else { try OutputFile.write(text, to: summaryJSON) }
    }
    if let reason = summary.stoppedBy {
      if reason != .interrupted { observer.tell(reason) }
      if let manifest { observer.noticed("go on by: copydesk clean --resume \(manifest)") }
    }
    Interruption.endIfRequested()
    if summary.isEmpty {
      ErrorOutput.write(
        "copydesk: error: nothing was read: no file there is of a kind that is read; --format reads all as one kind\n")
      throw ExitCode(4)
    }
    if summary.didNothing { throw ExitCode(4) }
    if summary.hasFailures { throw ExitCode(3) }
  }
}

/// How log messages are written.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
