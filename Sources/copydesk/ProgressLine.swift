import Copydesk
import CopydeskBatch
import Foundation
import Logging

/// Tells the user how a run goes: failures as they are met, and a line of progress when the work is long.
final class ProgressLine: BatchObserver {
  /// Work shorter than this needs no progress, in seconds.
  private static let patience = Duration.seconds(1)
  /// The time between two looks of the line.
  private static let interval = Duration.milliseconds(200)

  private let logger: Logger
  private let isShown: Bool
  private let redraws: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastShown: ContinuousClock.Instant?
  private var skipped: [String: Int] = [:]

  /// Starts the clock; `isForced` shows the line also where standard error is no terminal.
  init(_ logger: Logger, isForced: Bool, isQuiet: Bool) {
    self.logger = logger
    redraws = ErrorOutput.isTerminal
    isShown = !isQuiet && (isForced || redraws)
    start = clock.now
  }

  func documentFailed(_ failure: BatchFailure) {
    clear()
    logger.error("\(failure.description)")
  }

  func fileSkipped(_ path: String) {
    logger.info("\(path): skipped: neither plain text nor JSON Lines by its name")
    skipped[(path as NSString).pathExtension, default: 0] += 1
  }

  func advanced(_ statistics: RunStatistics) {
    let now = clock.now
    guard isShown, now - start > Self.patience, lastShown.map({ now - $0 > Self.interval }) ?? true else { return }
    lastShown = now
    ErrorOutput.write((redraws ? "\r\u{1B}[K" : "") + text(statistics, now - start) + (redraws ? "" : "\n"))
  }

  /// Ends the line and tells what the run came to.
  func finish(_ summary: BatchSummary) {
    clear()
    for (kind, count) in skipped.sorted(by: { $0.key < $1.key }) {
      logger.notice("skipped \(count) \(count == 1 ? "file" : "files") .\(kind); --format reads them")
    }
    logger.info("\(text(summary.statistics, clock.now - start))")
  }

  private func clear() {
    if redraws, lastShown != nil { ErrorOutput.write("\r\u{1B}[K") }
  }

  private func text(_ statistics: RunStatistics, _ time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    let megabytes = Double(statistics.bytes) / 1e6
    return String(
      format: "%d documents, %d changed, %.1f MB in %.1f s (%.1f MB/s)", statistics.documents,
      statistics.changedDocuments, megabytes, seconds, megabytes / max(seconds, 0.001))
  }
}
