/// What is counted over some documents; shares are made of it in the end.
struct ScoreCounts: Hashable {
  /// A band of stated confidence.
  struct Band: Hashable {
    var repairs = 0
    var right = 0
    /// The sum of the confidences stated.
    var confidence = 0.0
  }

  /// Documents.
  var documents = 0
  /// Gold words.
  var words = 0
  /// Word edits between gold and the damaged text.
  var editsBefore = 0
  /// Word edits between gold and the cleaned text.
  var editsAfter = 0
  /// Gold words that stood in the damaged text and do not in the cleaned one.
  var harmed = 0
  /// Places of damage.
  var places = 0
  /// Places whose gold words stand again, with nothing extra.
  var restored = 0
  /// Places that a finding about words touches.
  var found = 0
  /// Findings about words.
  var findings = 0
  /// Findings about words that touch a place.
  var trueFindings = 0
  /// Sentences of the clean text without a place in them.
  var sentences = 0
  /// Those that stand in the cleaned text to the character.
  var verbatim = 0
  /// Repairs of words by stated confidence, in tenths.
  var bands = [Band](repeating: Band(), count: 10)

  static func += (lhs: inout ScoreCounts, rhs: ScoreCounts) {
    lhs.documents += rhs.documents
    lhs.words += rhs.words
    lhs.editsBefore += rhs.editsBefore
    lhs.editsAfter += rhs.editsAfter
    lhs.harmed += rhs.harmed
    lhs.places += rhs.places
    lhs.restored += rhs.restored
    lhs.found += rhs.found
    lhs.findings += rhs.findings
    lhs.trueFindings += rhs.trueFindings
    lhs.sentences += rhs.sentences
    lhs.verbatim += rhs.verbatim
    for index in lhs.bands.indices where index < rhs.bands.count {
      lhs.bands[index].repairs += rhs.bands[index].repairs
      lhs.bands[index].right += rhs.bands[index].right
      lhs.bands[index].confidence += rhs.bands[index].confidence
    }
  }

  /// Counts a repair by its confidence.
  mutating func addRepair(confidence: Double, isRight: Bool) {
    let band = Int(min(0.999, max(0, confidence)) * 10)
    guard bands.indices.contains(band) else { return }
    bands[band].repairs += 1
    bands[band].right += isRight ? 1 : 0
    bands[band].confidence += min(1, max(0, confidence))
  }
}

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
