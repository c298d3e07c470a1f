/// How far the edits of a rule reach into what a text says, from those that reach farthest.
///
/// A change that several rules made together stands in the ledger under the rule that reaches farthest, so that nobody
/// who filters or counts by rule takes a changed word for a closed space.
enum ChangeReach: Int {
  /// A word is written over.
  case word
  /// Words are removed, or marked as lost.
  case removal
  /// A number is joined or split.
  case number
  /// Characters, marks and lines take another form.
  case form
  /// Only spaces come and go.
  case spacing

  init(_ rule: RuleInfo) {
    switch rule.category {
    case .scramble: self = .word
    case .insertion, .gap, .mask: self = .removal
    // A rule of another kind that edits carefully takes words away: a line of page furniture, for example.
    case _ where rule.safety == .careful: self = .removal
    case .spacing: self = Self.numberRules.contains(rule.id) ? .number : .spacing
    case .encoding, .layout, .punctuation, .quotes: self = .form
    }
  }

  /// The rules of the spacing stage whose edits join or part digits.
  private static let numberRules: Set = ["split-number", "split-measure", "split-range"]
}
