/// What is counted beyond the common metrics: by rule, by the number of words missing, by the drift stated.
struct ScoreDetails: Hashable {
  /// One rule's findings.
  struct Rule: Hashable {
    var category = ""
    var repaired = 0
    var flagged = 0
    /// Findings that touch a place.
    var trueFindings = 0
    /// Repairs after which the place's gold words stand exactly.
    var right = 0
  }

  /// Places with the same number of gold words.
  struct Places: Hashable {
    var places = 0
    var found = 0
    var restored = 0
    /// Places found and restored: others stand right again by an edit that was not about words.
    var foundAndRestored = 0
    /// Places found for which some finding suggests something.
    var withSuggestions = 0
    /// Places found whose words are among the first five suggestions of a finding.
    var suggested = 0

    static func += (lhs: inout Places, rhs: Places) {
      lhs.places += rhs.places
      lhs.found += rhs.found
      lhs.restored += rhs.restored
      lhs.foundAndRestored += rhs.foundAndRestored
      lhs.withSuggestions += rhs.withSuggestions
      lhs.suggested += rhs.suggested
    }
  }

  /// Repairs whose stated drift is wrong by the same number of tokens.
  struct Drift: Hashable {
    var repairs = 0
    var right = 0
  }

  /// By rule id.
  var rules: [String: Rule] = [:]
  /// By the number of gold words.
  var places: [Int: Places] = [:]
  /// By stated less true drift.
  var drifts: [Int: Drift] = [:]

  static func += (lhs: inout ScoreDetails, rhs: ScoreDetails) {
    for (id, rule) in rhs.rules {
      lhs.rules[id, default: Rule()].category = rule.category
      lhs.rules[id, default: Rule()].repaired += rule.repaired
      lhs.rules[id, default: Rule()].flagged += rule.flagged
      lhs.rules[id, default: Rule()].trueFindings += rule.trueFindings
      lhs.rules[id, default: Rule()].right += rule.right
    }
    for (words, places) in rhs.places { lhs.places[words, default: Places()] += places }
    for (error, drift) in rhs.drifts {
      lhs.drifts[error, default: Drift()].repairs += drift.repairs
      lhs.drifts[error, default: Drift()].right += drift.right
    }
  }
}
