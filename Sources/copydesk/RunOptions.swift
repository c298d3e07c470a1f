import ArgumentParser
import CopydeskBatch
import Foundation
import Logging

/// The options that say how a run goes and what it tells.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Documents worked on at a time. (default: the number of cores)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Show progress, also where standard error is no terminal.")
  var progress = false

  @Flag(help: "Tell nothing but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("The least level of messages.", valueName: "level"))
  var logLevel: Logger.Level = .notice

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("'--jobs \(jobs)' is not a number from 1.") }
  }

  func jobs(_ file: ConfigurationFile) -> Int { jobs ?? file.jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  func progressLine() -> ProgressLine {
    let level: Logger.Level = quiet ? .error : logLevel
    let logger = Logger(label: "copydesk") { _ in StandardErrorLogHandler(logLevel: level) }
    return ProgressLine(logger, isForced: progress, isQuiet: quiet)
  }

  /// Ends the command with the contract's exit code if something failed.
  func finish(_ summary: BatchSummary, _ observer: ProgressLine) throws {
    observer.finish(summary)
    if summary.didNothing { throw ExitCode(4) }
    if summary.hasFailures { throw ExitCode(3) }
  }
}
