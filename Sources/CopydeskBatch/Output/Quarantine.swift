/// A place for documents whose damage score is above a threshold.
public struct Quarantine: Sendable {
  /// The score above which documents go there when nothing else is said: where half of the scale begins.
  public static let standardThreshold = 0.5

  /// Where they go.
  public var plan: OutputPlan
  /// The score that a document may have and stay, 0...1.
  public var threshold: Double

  /// Creates a quarantine.
  public init(plan: OutputPlan, threshold: Double = standardThreshold) {
    self.plan = plan
    self.threshold = threshold
  }
}
