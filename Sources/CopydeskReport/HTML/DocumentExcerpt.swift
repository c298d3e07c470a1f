import Copydesk

/// The beginning of a document, so much of it as a page can show.
struct DocumentExcerpt {
  /// What was left out.
  struct Cut: Hashable {
    /// The bytes of the original that are shown, and all there are.
    var shown: Int
    var bytes: Int
    /// The findings that are not shown.
    var findings: Int
  }

  /// The most findings of an excerpt: a reader does not go through more, and each costs some 100 bytes.
  static let findingLimit = 5000

  private(set) var document: CleanedDocument
  private(set) var original: [UInt8]
  /// What was left out; nil if nothing was.
  private(set) var cut: Cut?
  /// For every finding of the excerpt its place in the whole ledger; nil if nothing was left out.
  private(set) var places: [Int]?

  /// Takes the beginning of a document: at most `limit` bytes of the original and 5,000 findings, whole lines if they
  /// are not longer than half of that, and no part of a change.
  ///
  /// - Complexity: O(*n*) in the bytes shown and the findings.
  init(_ document: CleanedDocument, original: [UInt8], limit: Int) {
    self.document = document
    self.original = original
    let findings = document.ledger.findings
    if original.count <= limit, findings.count <= Self.findingLimit { return }
    let end = Self.end(findings, original, limit)
    let kept = findings.indices.filter { index in
      let range = findings[index].range
      // What is said of the whole document stands at its start and carries no text.
      return range.upperBound <= end && index < Self.findingLimit
        || findings[index].before.isEmpty && range.lowerBound == 0 && findings[index].after == nil
    }
    var growth = 0
    for index in kept {
      if let after = findings[index].after { growth += after.count - findings[index].range.count }
    }
    self.original = Array(original.prefix(end))
    self.document = CleanedDocument(
      id: document.id, bytes: Array(document.bytes.prefix(max(0, end + growth))),
      ledger: Ledger(documentID: document.id, findings: kept.map { findings[$0] }), statistics: document.statistics)
    places = kept
    cut = Cut(shown: end, bytes: original.count, findings: findings.count - kept.count)
  }

  /// Where the excerpt ends in the original: between characters and outside changes.
  private static func end(_ findings: [Finding], _ original: [UInt8], _ limit: Int) -> Int {
    var end = min(max(limit, 0), original.count)
    if findings.count > findingLimit { end = min(end, findings[findingLimit].range.lowerBound) }
    if end < original.count {
      if let newline = original[..<end].lastIndex(of: 0x0A), newline >= end / 2 { end = newline + 1 }
      while end > 0, !TextBoundary.isBetweenCharacters(original, end) { end -= 1 }
    }
    for finding in findings where finding.after != nil && finding.range.lowerBound < end {
      if finding.range.upperBound > end { return finding.range.lowerBound }
    }
    return end
  }
}
