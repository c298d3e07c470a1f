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
