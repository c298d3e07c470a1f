import Copydesk

/// A ledger laid over its two texts: the changes between them, the flagged places, and the notes on the whole.
struct LedgerAlignment {
  private(set) var changes: [AlignedChange] = []
  private(set) var flags: [FlaggedRange] = []
  private(set) var documentFindings: [Int] = []

  init(_ document: CleanedDocument, original: [UInt8]) {
    let findings = document.ledger.findings
    if let aligned = Self.align(findings, original: original, cleaned: document.bytes) {
      changes = aligned.flatMap { TextComparison.refine($0, original: original, cleaned: document.bytes) }
    } else {
      let whole = AlignedChange(original: 0..<original.count, cleaned: 0..<document.bytes.count)
      changes = TextComparison.changes(in: whole, original: original, cleaned: document.bytes)
    }
    sortFlags(findings, original: original)
  }

  /// The changes the findings carry; nil if they do not turn the original into the cleaned text.
  private static func align(_ findings: [Finding], original: [UInt8], cleaned: [UInt8]) -> [AlignedChange]? {
    let carriers = findings.indices.filter { findings[$0].after != nil }.sorted {
      let (left, right) = (findings[$0].range, findings[$1].range)
      return (left.lowerBound, left.upperBound, $0) < (right.lowerBound, right.upperBound, $1)
    }
    var changes: [AlignedChange] = []
    var places: [Range<Int>: Int] = [:]
    var end = (original: 0, cleaned: 0)
    for index in carriers {
      let finding = findings[index]
      guard let after = finding.after, finding.range.lowerBound >= end.original,
        finding.range.upperBound <= original.count
      else { return nil }
      let start = end.cleaned + finding.range.lowerBound - end.original
      guard start + after.count <= cleaned.count,
        original[end.original..<finding.range.lowerBound].elementsEqual(cleaned[end.cleaned..<start]),
        original[finding.range].elementsEqual(finding.before),
        cleaned[start..<start + after.count].elementsEqual(after)
      else { return nil }
      places[finding.range] = changes.count
      changes.append(
        AlignedChange(original: finding.range, cleaned: start..<start + after.count, findings: [index]))
      end = (finding.range.upperBound, start + after.count)
    }
    guard original[end.original...].elementsEqual(cleaned[end.cleaned...]) else { return nil }
    for index in findings.indices where findings[index].after == nil && findings[index].outcome == .repaired {
      if let place = places[findings[index].range] { changes[place].findings.append(index) }
    }
    return changes
  }

  private mutating func sortFlags(_ findings: [Finding], original: [UInt8]) {
    for index in findings.indices where findings[index].outcome == .flagged {
      let finding = findings[index]
      // Findings about the whole document carry none of its text, or stand empty at its start.
      if finding.before.isEmpty, !finding.range.isEmpty || finding.range.lowerBound == 0 {
        documentFindings.append(index)
      } else {
        flags.append(FlaggedRange(range: finding.range.clamped(to: 0..<original.count), findings: [index]))
      }
    }
    flags.sort { ($0.range.lowerBound, $0.findings.first ?? 0) < ($1.range.lowerBound, $1.findings.first ?? 0) }
  }
}

/// A range of the original and the range of the cleaned text that took its place.
struct AlignedChange: Hashable {
  var original: Range<Int>
  var cleaned: Range<Int>
  /// The findings behind it: indices into the ledger.
  var findings: [Int] = []
  var kind = ChangeKind.wording
}
