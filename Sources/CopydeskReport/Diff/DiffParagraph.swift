/// A line of kept text with the changes in it: what readers of prose see as a paragraph.
///
/// Lines end at newlines that were kept; a newline that was added or removed stands inside a change.
struct DiffParagraph {
  /// Parts of hunks, in order, without the newline that ends the paragraph.
  var hunks: [WordHunk] = []

  /// Whether anything in it was changed or flagged.
  var hasFindings: Bool { hunks.contains { $0.change != nil || !$0.findings.isEmpty } }
}

extension WordDiff {
  /// The paragraphs that hold any text or finding, in order.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  var paragraphs: [DiffParagraph] {
    var paragraphs: [DiffParagraph] = []
    var current = DiffParagraph()
    func close() {
      let isBlank = current.hunks.allSatisfy {
        $0.change == nil && $0.findings.isEmpty && original[$0.original].allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
      }
      if !isBlank { paragraphs.append(current) }
      current = DiffParagraph()
    }
    for hunk in hunks {
      guard hunk.change == nil, !hunk.original.isEmpty else {
        current.hunks.append(hunk)
        continue
      }
      var start = hunk.original.lowerBound
      let shift = hunk.cleaned.lowerBound - start
      while let newline = original[start..<hunk.original.upperBound].firstIndex(of: 0x0A) {
        current.append(start..<newline, shift, hunk.findings)
        close()
        start = newline + 1
      }
      current.append(start..<hunk.original.upperBound, shift, hunk.findings)
    }
    close()
    return paragraphs
  }
}

extension DiffParagraph {
  fileprivate mutating func append(_ range: Range<Int>, _ shift: Int, _ findings: [Int]) {
    guard !range.isEmpty else { return }
    hunks.append(
      WordHunk(
        original: range, cleaned: range.lowerBound + shift..<range.upperBound + shift, change: nil, findings: findings))
  }
}
