internal import Copydesk

/// Changes what cleaning gave to what a person decided.
///
/// A refused change is taken back and stands as a flag. A replacement takes the place of the finding's own change, and of
/// every other that touches its bytes. Repairs that were joined into one change are refused together, since none of them
/// is there without the others. The ledger still turns the original into the text.
struct DecidedDocument {
  private let cleaned: CleanedDocument
  private let original: [UInt8]
  private var findings: [Finding]
  /// Where the findings of a range are: those that were joined into one change have the same.
  private let places: [Range<Int>: [Int]]

  init(_ cleaned: CleanedDocument, original: [UInt8]) {
    self.cleaned = cleaned
    self.original = original
    findings = cleaned.ledger.findings
    places = Dictionary(grouping: cleaned.ledger.findings.indices) { cleaned.ledger.findings[$0].range }
  }

  /// The document after the decisions that fit it.
  func following(_ decisions: [DecisionBook.Entry]) -> CleanedDocument {
    var copy = self
    for decision in decisions {
      guard copy.findings.indices.contains(decision.finding), copy.findings[decision.finding].rule == decision.rule,
        copy.findings[decision.finding].range == decision.range, decision.range.upperBound <= original.count
      else { continue }
      copy.follow(decision)
    }
    return copy.result
  }

  private mutating func follow(_ decision: DecisionBook.Entry) {
    let place = decision.finding
    let isNoChange = original[decision.range].elementsEqual(decision.replacement)
    switch decision.choice {
    case .accept: note(place, "accepted by \(decision.signature)")
    case .refuse: refuse(place, "refused by \(decision.signature)")
    case .replace where isNoChange: refuse(place, "kept by \(decision.signature)")
    case .replace:
      for other in findings.indices where other != place && touches(findings[other].range, decision.range) {
        takeBack(other, "given up for a text by \(decision.signature)")
      }
      findings[place].outcome = .repaired
      findings[place].before = Array(original[decision.range])
      findings[place].after = decision.replacement
      findings[place].step = nil
      note(place, "written by \(decision.signature)")
    }
  }

  private mutating func refuse(_ place: Int, _ words: String) {
    let range = findings[place].range
    for other in places[range] ?? [] where other != place { takeBack(other, words) }
    takeBack(place, words)
    if findings[place].outcome == .flagged, cleaned.ledger.findings[place].outcome == .flagged { note(place, words) }
  }

  /// Makes a flag of a repair.
  private mutating func takeBack(_ place: Int, _ words: String) {
    guard findings[place].outcome == .repaired else { return }
    findings[place].outcome = .flagged
    findings[place].after = nil
    findings[place].step = nil
    note(place, words)
  }

  private mutating func note(_ place: Int, _ words: String) {
    findings[place].evidence.append(Evidence("decision", words))
  }

  private func touches(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one == other || one.overlaps(other)
      || one.isEmpty && other.contains(one.lowerBound) && one.lowerBound > other.lowerBound
  }

  private var result: CleanedDocument {
    var document = cleaned
    document.ledger.findings = findings
    guard let bytes = try? document.ledger.script().apply(to: original) else { return cleaned }
    document.bytes = bytes
    for (before, after) in zip(cleaned.ledger.findings, findings) where before.outcome != after.outcome {
      let step = after.outcome == .flagged ? -1 : 1
      document.statistics.rules[after.rule, default: .init()].repaired += step
      document.statistics.rules[after.rule, default: .init()].flagged -= step
    }
    document.statistics.changedDocuments = document.isChanged ? 1 : 0
    return document
  }
}
