/// The scores of some documents, together and by genre.
struct EvaluationTally {
  /// The name of the group of all documents.
  static let all = "all"

  /// Groups in the order they were first met.
  private(set) var names: [String] = []
  private(set) var groups: [String: ScoreCounts] = [:]
  private(set) var details = ScoreDetails()
  /// Documents for which there is no cleaned text.
  private(set) var missing: [String] = []

  /// Adds a document's score.
  mutating func add(_ score: DocumentScore, genre: String?) {
    add(score.counts, to: Self.all)
    if let genre { add(score.counts, to: genre) }
    details += score.details
  }

  /// Notes that a document was not cleaned.
  mutating func noteMissing(_ id: String) { missing.append(id) }

  static func += (lhs: inout EvaluationTally, rhs: EvaluationTally) {
    for name in rhs.names { lhs.add(rhs.groups[name] ?? ScoreCounts(), to: name) }
    lhs.details += rhs.details
    lhs.missing += rhs.missing
  }

  private mutating func add(_ counts: ScoreCounts, to name: String) {
    if groups[name] == nil { names.append(name) }
    groups[name, default: ScoreCounts()] += counts
  }
}
