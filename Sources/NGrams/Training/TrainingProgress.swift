internal import Glibc
internal import Synchronization

/// How far a training has come.
public struct TrainingProgress: Hashable, Sendable {
  /// The steps of a training, in order.
  public enum Step: String, Hashable, Sendable, CaseIterable {
    /// The text is read and cut into tokens.
    case reading
    /// N-grams are packed and sorted.
    case counting
    /// Equal n-grams are brought together, and the counts of shorter ones derived.
    case adjusting
    /// Probabilities are estimated, by context.
    case normalizing
    /// They are interpolated with those of shorter n-grams.
    case interpolating
    /// N-grams that change little are left out, and all are brought into order.
    case pruning

    /// The share of the time that a step takes, as measured on 100 million tokens.
    var share: Double {
      switch self {
      case .reading: 0.2
      case .counting: 0.1
      case .adjusting: 0.2
      case .normalizing: 0.2
      case .interpolating: 0.2
      case .pruning: 0.1
      }
    }
  }

  /// The step at work.
  public let step: Step
  /// How much of the whole training is done, 0 to 1.
  public let fraction: Double
  /// An estimate of the seconds left, nil while there is too little to go by.
  public let secondsLeft: Double?
}

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
