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
