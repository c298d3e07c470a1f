/// A named set of thresholds: how much risk cleaning may take.
public enum Profile: String, CaseIterable, Hashable, Sendable {
  /// Changes spacing, encoding and the direction of marks only; every removal of words is flagged instead.
  /// For text that must stay citable.
  case safe
  /// Also removes what certainly is not part of the article. The default.
  case standard
  /// Also acts on evidence a careful editor would want to look at. For training corpora, where a little harm is
  /// outweighed by much repair.
  case thorough

  /// The least confidence, 0...1, at which an edit is applied rather than flagged.
  ///
  /// `standard` asks for 0.8 because a wrong edit costs a reader more than a missed one: at 0.8 four in five
  /// doubtful edits are right. `safe` asks that nineteen in twenty be right; `thorough` that most be.
  public var minimumConfidence: Double {
    switch self {
    case .safe: 0.95
    case .standard: 0.8
    case .thorough: 0.5
    }
  }

  /// What a rule of the given safety does under this profile.
  public func mode(for safety: Safety) -> RuleMode {
    switch (self, safety) {
    case (_, .flagOnly): .flag
    case (.safe, .careful): .flag
    case (_, .safe), (_, .careful): .fix
    }
  }
}
