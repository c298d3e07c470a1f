import Copydesk
import CopydeskBatch
import Foundation
import Logging
import Synchronization
internal import WordRepair

/// Tells the user how a run goes: failures as they are met, and a bar of progress when the work is long.
final class ProgressLine: BatchObserver {
  /// Work shorter than this needs no progress, in seconds.
  private static let patience = Duration.seconds(1)
  /// The time between two looks of the bar.
  private static let interval = Duration.milliseconds(200)
  /// The time between two plain lines, where nothing can be drawn over.
  private static let lineInterval = Duration.seconds(10)
  private static let barWidth = 24

  private let logger: Logger
  private let isShown: Bool
  private let redraws: Bool
  private let showsSummary: Bool
  /// What is known of the run's rules.
  let catalog: RuleCatalog
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  /// The bytes there are to read; 0 while that is not known.
  private let total = TotalSize()
  private var lastShown: ContinuousClock.Instant?
  /// What an earlier part of the run had done, which this one's time does not count; known once progress is told.
  private var earlier = (bytes: 0, readBytes: 0)
  private var skipped: [String: Int] = [:]
  private var skippedOthers = 0
  private var ignored = 0

  /// Starts the clock; `isForced` shows progress also where standard error is no terminal.
  init(
    _ logger: Logger, inputs: InputSet?, isForced: Bool, isQuiet: Bool, showsSummary: Bool,
    catalog: RuleCatalog = .complete
  ) {
    self.logger = logger
    self.showsSummary = showsSummary
    self.catalog = catalog
    redraws = ErrorOutput.isTerminal
    isShown = !isQuiet && (isForced || redraws)
    start = clock.now
    // A folder of many files takes its time to be looked through; the work does not wait for it.
    if isShown, let inputs { total.measure(inputs) }
  }

  func resumed(after progress: BatchProgress) { earlier = (progress.statistics.bytes, progress.readBytes) }

  func documentFailed(_ failure: BatchFailure) {
    clear()
    logger.error("\(failure.description)")
  }

  func fileSkipped(_ path: String, _ reason: SkipReason) {
    clear()
    switch reason {
    case .unknownKind where (path as NSString).lastPathComponent == ConfigurationFile.name: return
    case .unknownKind:
      logger.info("\(path): skipped: its name does not say what it holds")
      skipped[(path as NSString).pathExtension, default: 0] += 1
    case .notAFile:
      logger.info("\(path): skipped: it is a link, a pipe or a device")
      skippedOthers += 1
    case .ignored:
      logger.info("\(path): left out: a .gitignore names it")
      ignored += 1
    }
  }

  func noticed(_ message: String) {
    clear()
    logger.notice("\(message)")
  }

  /// Tells why a run stopped.
  func tell(_ error: BatchError) {
    clear()
    logger.error("\(error.description)")
  }

  func progressed(_ progress: BatchProgress) {
    let now = clock.now
    let interval = redraws ? Self.interval : Self.lineInterval
    guard isShown, now - start > Self.patience, lastShown.map({ now - $0 > interval }) ?? true else { return }
    lastShown = now
    let time = now - start
    var line = bar(progress, time) + text(progress.statistics, time)
    if redraws {
      // A line that wraps cannot be drawn over. What is least needed goes first.
      let width = TerminalWidth.of(STDERR_FILENO) - 1
      if line.count > width { line = bar(progress, time) + brief(progress.statistics) }
      if line.count > width { line = brief(progress.statistics) }
      line = String(line.prefix(width))
    }
    ErrorOutput.write((redraws ? "\r\u{1B}[K" : "copydesk: ") + line + (redraws ? "" : "\n"))
  }

  /// Ends the bar and tells what the run came to.
  func finish(_ summary: BatchSummary) {
    clear()
    for (kind, count) in skipped.sorted(by: { $0.key < $1.key }) {
      logger.notice("skipped \(count) \(count == 1 ? "file" : "files") .\(kind); --format reads them")
    }
    if skippedOthers > 0 {
      logger.notice(
        "skipped \(skippedOthers) \(skippedOthers == 1 ? "link, pipe or device" : "links, pipes or devices")")
    }
    if ignored > 0 {
      logger.notice(
        "left out \(ignored) \(ignored == 1 ? "file or folder" : "files or folders") that .gitignore names; --no-ignore reads them"
      )
    }
    if summary.quarantined > 0 { logger.notice("kept \(summary.quarantined) aside in quarantine") }
    logger.info("\(text(summary.statistics, clock.now - start))")
    if showsSummary { ErrorOutput.write(SummaryTable(summary, seconds: seconds, catalog: catalog).text) }
  }

  /// The time since the start.
  var seconds: Double { Self.seconds(clock.now - start) }

  private func clear() {
    if redraws, lastShown != nil { ErrorOutput.write("\r\u{1B}[K") }
  }

  /// A bar with the share that is done and the time left, as far as that is known.
  private func bar(_ progress: BatchProgress, _ time: Duration) -> String {
    let total = total.bytes
    guard total > 0 else { return "" }
    let share = min(1, Double(progress.readBytes) / Double(total))
    let newShare = share - Double(earlier.readBytes) / Double(total)
    let filled = Int(share * Double(Self.barWidth))
    let drawn = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.barWidth - filled)
    let left = newShare > 0 ? Int(Self.seconds(time) * (1 - share) / newShare) : 0
    let clock =
      left < 3600
      ? String(format: "%d:%02d", left / 60, left % 60)
      : String(format: "%d:%02d:%02d", left / 3600, left / 60 % 60, left % 60)
    return String(format: "[%@] %3.0f %% %@ left, ", drawn, share * 100, clock)
  }

  private func text(_ statistics: RunStatistics, _ time: Duration) -> String {
    let seconds = Self.seconds(time)
    let megabytes = Double(statistics.bytes) / 1e6
    let rate = Double(max(0, statistics.bytes - earlier.bytes)) / 1e6 / max(seconds, 0.001)
    return String(
      format: "%d documents, %d changed, %.1f MB in %.1f s (%.1f MB/s)", statistics.documents,
      statistics.changedDocuments, megabytes, seconds, rate)
  }

  private func brief(_ statistics: RunStatistics) -> String {
    "\(statistics.documents) documents, \(statistics.changedDocuments) changed"
  }

  private static func seconds(_ time: Duration) -> Double {
    Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}

/// The bytes of all inputs, found out beside the work.
private final class TotalSize: Sendable {
  private let count = Atomic<Int>(0)

  var bytes: Int { count.load(ordering: .relaxed) }

  func measure(_ inputs: InputSet) {
    Thread.detachNewThread { self.count.store(inputs.totalSize() ?? 0, ordering: .relaxed) }
  }
}
