internal import Glibc
internal import Synchronization

/// Turns what the steps report into ``TrainingProgress``, at most five times a second.
final class ProgressMeter: Sendable {
  private let report: (@Sendable (TrainingProgress) -> Void)?
  private let start = ProgressMeter.now()
  private let lastReport = Mutex(-1.0)

  init(_ report: (@Sendable (TrainingProgress) -> Void)?) { self.report = report }

  /// Notes that a share of a step, 0 to 1, is done.
  func update(_ step: TrainingProgress.Step, _ share: Double) {
    guard let report else { return }
    let time = Self.now() - start
    let isDue = lastReport.withLock { last in
      guard time - last >= 0.2 || share >= 1 else { return false }
      last = time
      return true
    }
    guard isDue else { return }
    let before = TrainingProgress.Step.allCases.prefix { $0 != step }.reduce(0) { $0 + $1.share }
    let isLast = step == TrainingProgress.Step.allCases.last && share >= 1
    let fraction = isLast ? 1 : min(before + step.share * min(max(share, 0), 1), 1)
    // Below a twentieth the estimate would jump about.
    let secondsLeft = fraction > 0.05 ? time / fraction * (1 - fraction) : nil
    report(TrainingProgress(step: step, fraction: fraction, secondsLeft: secondsLeft))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
