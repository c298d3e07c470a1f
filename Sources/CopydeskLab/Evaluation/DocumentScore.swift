/// One document held against its gold.
struct DocumentScore {
  private(set) var counts = ScoreCounts()
  private(set) var details = ScoreDetails()

  /// Suggestions of a finding that count: what a person can be shown at a glance.
  private static let shownSuggestions = 5

  private let record: GoldRecord
  private let clean: [UInt32]
  private let damaged: [UInt32]
  private let goldWords: FoldedWords
  private let places: RangeList

  /// Scores a document.
  ///
  /// - Parameters:
  ///   - record: its gold.
  ///   - output: the cleaned text.
  ///   - findings: what was found, with ranges in the damaged text.
  /// - Complexity: that of ``SequenceMatcher``, and one search of the output for each sentence.
  init(_ record: GoldRecord, output: String, findings: [EvaluatedFinding]) {
    self.record = record
    clean = record.clean.unicodeScalars.map(\.value)
    damaged = record.damaged.unicodeScalars.map(\.value)
    goldWords = FoldedWords(clean)
    places = RangeList(record.places.map(\.range))
    var numbers = WordNumbers()
    let gold = numbers.numbers(of: goldWords)
    let before = WordAlignment(gold: gold, other: numbers.numbers(of: FoldedWords(damaged)))
    let after = WordAlignment(
      gold: gold, other: numbers.numbers(of: FoldedWords(output.unicodeScalars.map(\.value))))
    counts.documents = 1
    counts.words = goldWords.count
    counts.editsBefore = before.edits
    counts.editsAfter = after.edits
    counts.harmed = zip(before.matches, after.matches).count { $0 != nil && $1 == nil }
    let missing = record.places.map { goldWords.words(in: $0.cleanRange) }
    score(findings, missing, isRestored: missing.map { after.isRestored($0) })
    scoreSentences(output)
  }

  private mutating func score(_ findings: [EvaluatedFinding], _ missing: [Range<Int>], isRestored: [Bool]) {
    var isFound = [Bool](repeating: false, count: missing.count)
    var hasSuggestions = isFound
    var isSuggested = isFound
    for finding in findings {
      let touched = finding.isAboutWords ? places.overlapping(finding.range) : []
      // The first place in the gold's order is the one the finding stands for.
      let place = touched.first
      let isRight = place.map { isRestored[$0] } ?? false
      count(finding, place, isRight: isRight)
      let suggestions = finding.suggestions.isEmpty ? finding.replacement.map { [$0] } ?? [] : finding.suggestions
      for index in touched {
        isFound[index] = true
        guard !suggestions.isEmpty else { continue }
        hasSuggestions[index] = true
        guard !isSuggested[index] else { continue }
        isSuggested[index] = suggestions.prefix(Self.shownSuggestions).contains {
          givesGoldWords($0, at: finding.range, for: record.places[index])
        }
      }
    }
    counts.places = missing.count
    counts.restored = isRestored.count { $0 }
    counts.found = isFound.count { $0 }
    for (index, words) in missing.enumerated() {
      var group = details.places[words.count] ?? ScoreDetails.Places()
      group.places += 1
      group.found += isFound[index] ? 1 : 0
      group.restored += isRestored[index] ? 1 : 0
      group.foundAndRestored += isFound[index] && isRestored[index] ? 1 : 0
      group.withSuggestions += hasSuggestions[index] ? 1 : 0
      group.suggested += isSuggested[index] ? 1 : 0
      details.places[words.count] = group
    }
  }

  private mutating func count(_ finding: EvaluatedFinding, _ place: Int?, isRight: Bool) {
    var rule = details.rules[finding.rule] ?? ScoreDetails.Rule()
    rule.category = finding.category
    rule.repaired += finding.isRepaired ? 1 : 0
    rule.flagged += finding.isRepaired ? 0 : 1
    rule.trueFindings += place == nil ? 0 : 1
    rule.right += finding.isRepaired && isRight ? 1 : 0
    details.rules[finding.rule] = rule
    guard finding.isAboutWords else { return }
    counts.findings += 1
    counts.trueFindings += place == nil ? 0 : 1
    guard finding.isRepaired else { return }
    counts.addRepair(confidence: finding.confidence, isRight: isRight)
    guard let place, let stated = finding.drift, let drift = record.places[place].drift else { return }
    let error = stated.subtractingReportingOverflow(drift)
    guard !error.overflow else { return }
    details.drifts[error.partialValue, default: ScoreDetails.Drift()].repairs += 1
    details.drifts[error.partialValue, default: ScoreDetails.Drift()].right += isRight ? 1 : 0
  }

  /// Whether a suggestion gives a place its gold words.
  ///
  /// A finding need not begin and end where the place does, so both are written into the text around them and their
  /// words compared.
  private func givesGoldWords(_ suggestion: String, at range: Range<Int>, for place: GoldPlace) -> Bool {
    let range = range.clamped(to: damaged.indices)
    let wrong = place.range.clamped(to: damaged.indices)
    let whole = min(range.lowerBound, wrong.lowerBound)..<max(range.upperBound, wrong.upperBound)
    let suggested =
      damaged[whole.lowerBound..<range.lowerBound] + suggestion.unicodeScalars.map(\.value)
      + damaged[range.upperBound..<whole.upperBound]
    let gold =
      damaged[whole.lowerBound..<wrong.lowerBound] + clean[place.cleanRange.clamped(to: clean.indices)]
      + damaged[wrong.upperBound..<whole.upperBound]
    return FoldedWords(Array(suggested)).hasSameWords(as: FoldedWords(Array(gold)))
  }

  private mutating func scoreSentences(_ output: String) {
    let damagedSentences = RangeList(record.places.map(\.cleanRange))
    let dropped = RangeList(record.droppedRanges)
    let output = Array(output.utf8)
    for sentence in SentenceList(clean).ranges
    where damagedSentences.overlapping(sentence).isEmpty && dropped.overlapping(sentence).isEmpty {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: clean[sentence].compactMap(Unicode.Scalar.init))
      counts.sentences += 1
      counts.verbatim += ByteSearch(Array(String(text).utf8)).occurs(in: output) ? 1 : 0
    }
  }
}

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
