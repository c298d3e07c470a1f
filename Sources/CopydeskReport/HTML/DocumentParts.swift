import Copydesk

/// Where a long document is cut into parts that a page can show.
///
/// A part has at most `limit` bytes of the original and ``findingLimit`` findings, except for a character or change that is
/// longer or a place with more. It ends with a whole line where one ends in its second half, and never inside a change.
struct DocumentParts {
  /// The most findings of a part: a reader does not go through more at once, and each costs some 100 bytes.
  static let findingLimit = 5000

  /// The bytes of the original in each part; one empty range for an empty original.
  private(set) var ranges: [Range<Int>] = []

  /// Cuts a document.
  ///
  /// - Complexity: O(*n*) in the bytes and O(*f* log *f*) in the findings.
  init(_ findings: [Finding], original: [UInt8], limit: Int) {
    let starts = findings.map(\.range.lowerBound).sorted()
    let changes = findings.filter { $0.after != nil }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var start = 0
    var (finding, change) = (0, 0)
    repeat {
      var end = min(start + max(limit, 1), original.count)
      while finding < starts.count, starts[finding] < start { finding += 1 }
      if finding + Self.findingLimit < starts.count { end = min(end, starts[finding + Self.findingLimit]) }
      end = Self.boundary(original, start, max(end, min(start + 1, original.count)))
      while change < changes.count, changes[change].upperBound <= start { change += 1 }
      while change < changes.count, changes[change].upperBound <= end { change += 1 }
      if change < changes.count, changes[change].lowerBound < end {
        end = changes[change].lowerBound > start ? changes[change].lowerBound : changes[change].upperBound
      }
      ranges.append(start..<min(end, original.count))
      start = end
    } while start < original.count
  }

  /// The nearest end at or before `end` that tears nothing apart and leaves something of the part; else one after it.
  private static func boundary(_ original: [UInt8], _ start: Int, _ end: Int) -> Int {
    guard end < original.count else { return end }
    let middle = start + (end - start) / 2
    if let newline = original[middle..<end].lastIndex(of: 0x0A) { return newline + 1 }
    var cut = end
    while cut > start, !TextBoundary.isBetweenCharacters(original, cut) { cut -= 1 }
    guard cut == start else { return cut }
    cut = end
    while cut < original.count, !TextBoundary.isBetweenCharacters(original, cut) { cut += 1 }
    return cut
  }

  /// The part that holds a byte.
  ///
  /// - Complexity: O(log *p*) in the parts.
  func part(at offset: Int) -> Int {
    var (low, high) = (0, ranges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// One part of a document, so much of it as a page can show.
struct DocumentExcerpt {
  /// What was left out.
  struct Cut: Hashable {
    /// The bytes of the original that are shown, and all there are.
    var shown: Range<Int>
    var bytes: Int
    /// The findings that are not shown.
    var findings: Int
    /// Which part it is, from 0, and how many there are.
    var part: Int
    var parts: Int
  }

  private(set) var document: CleanedDocument
  private(set) var original: [UInt8]
  /// What was left out; nil if nothing was.
  private(set) var cut: Cut?
  /// For every finding of the excerpt its place in the whole ledger; nil if nothing was left out.
  private(set) var places: [Int]?

  /// Takes a part of a document, cut as ``DocumentParts`` has it; one past the last is the last.
  ///
  /// A flag belongs to the part in which it starts, and is cut at its end.
  /// - Complexity: O(*n*) in the bytes and O(*f* log *f*) in the findings.
  init(_ document: CleanedDocument, original: [UInt8], limit: Int, part: Int = 0) {
    self.document = document
    self.original = original
    let findings = document.ledger.findings
    if original.count <= limit, findings.count <= DocumentParts.findingLimit { return }
    let parts = DocumentParts(findings, original: original, limit: limit)
    let number = min(max(part, 0), parts.ranges.count - 1)
    let range = parts.ranges[number]
    var kept: [Finding] = []
    var places: [Int] = []
    // How much longer the cleaned text is before the part, and in it.
    var (before, growth) = (0, 0)
    for (place, finding) in findings.enumerated() {
      let owner = parts.part(at: finding.range.lowerBound)
      if let after = finding.after, owner <= number {
        let difference = after.count - finding.range.count
        if owner < number { before += difference } else { growth += difference }
      }
      guard owner == number else { continue }
      kept.append(Self.moved(finding, into: range))
      places.append(place)
    }
    self.original = Array(original[range])
    let start = min(max(range.lowerBound + before, 0), document.bytes.count)
    let end = min(max(range.upperBound + before + growth, start), document.bytes.count)
    self.document = CleanedDocument(
      id: document.id, bytes: Array(document.bytes[start..<end]),
      ledger: Ledger(documentID: document.id, findings: kept), statistics: document.statistics)
    self.places = places
    cut = Cut(
      shown: range, bytes: original.count, findings: findings.count - kept.count, part: number,
      parts: parts.ranges.count)
  }

  /// A finding with its range counted from the start of a part.
  private static func moved(_ finding: Finding, into range: Range<Int>) -> Finding {
    var finding = finding
    let own = finding.range.clamped(to: range)
    if own.count < finding.range.count, finding.before.count == finding.range.count {
      finding.before = Array(finding.before.prefix(own.count))
    }
    finding.range = own.lowerBound - range.lowerBound..<own.upperBound - range.lowerBound
    return finding
  }
}
