import CopydeskLedger
internal import UnicodeText

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

/// Parts of a text, cut between words.
package enum Excerpt {
  /// Where the first `words` words of a range end.
  static func end(ofFirst words: Int, in text: [UInt8], _ range: Range<Int>) -> Int {
    var left = words
    var isInWord = false
    for offset in range {
      let isSpace = text[offset] == 0x20 || text[offset] == 0x0A
      if isSpace, isInWord {
        left -= 1
        if left <= 0 { return offset }
      }
      isInWord = !isSpace
    }
    return range.upperBound
  }

  /// Where the last `words` words of a range start.
  static func start(ofLast words: Int, in text: [UInt8], _ range: Range<Int>) -> Int {
    var left = words
    var isInWord = false
    for offset in range.reversed() {
      let isSpace = text[offset] == 0x20 || text[offset] == 0x0A
      if isSpace, isInWord {
        left -= 1
        if left <= 0 { return offset + 1 }
      }
      isInWord = !isSpace
    }
    return range.lowerBound
  }

  /// A few words on either side of a range, and the start and end of the range itself if it is long.
  static func around(_ range: Range<Int>, in text: [UInt8]) -> (before: String, inside: String, after: String) {
    let range = range.clamped(to: 0..<text.count)
    let lower = cut(text, max(0, range.lowerBound - 60))
    let upper = cut(text, min(text.count, range.upperBound + 60))
    let start = self.start(ofLast: 5, in: text, lower..<range.lowerBound)
    let end = self.end(ofFirst: 5, in: text, range.upperBound..<max(upper, range.upperBound))
    return (
      (start > 0 ? "…" : "") + VisibleText.string(text[start..<range.lowerBound], .breaks), short(text[range]),
      VisibleText.string(text[range.upperBound..<end], .breaks) + (end < text.count ? "…" : "")
    )
  }

  /// What stands beside a change, so that a reader sees what is meant: the rest of the words it touches, and where it is
  /// about white space or takes words away, the words before and after.
  package static func words(
    around range: Range<Int>, becoming after: [UInt8]?, in text: [UInt8]
  ) -> (left: Range<Int>, right: Range<Int>) {
    let range = range.clamped(to: text.indices)
    func isSpace(_ offset: Int) -> Bool { text[offset] <= 0x20 }
    var (start, end) = (range.lowerBound, range.upperBound)
    let isBare = text[range].allSatisfy { $0 <= 0x20 } || after?.allSatisfy { $0 <= 0x20 } == true
    let (least, most) = (max(0, start - reach), min(text.count, end + reach))
    if isBare { while start > least, isSpace(start - 1) { start -= 1 } }
    while start > least, !isSpace(start - 1) { start -= 1 }
    if isBare { while end < most, isSpace(end) { end += 1 } }
    while end < most, !isSpace(end) { end += 1 }
    // No character is cut.
    while start < range.lowerBound, text[start] & 0xC0 == 0x80 || isSpace(start) { start += 1 }
    while end > range.upperBound, isSpace(end - 1) || end < text.count && text[end] & 0xC0 == 0x80 { end -= 1 }
    return (start..<range.lowerBound, range.upperBound..<end)
  }

  /// How far words are looked for: longer than nearly all of English.
  private static let reach = 24

  /// A text, or its two ends if it is longer than a line.
  static func short(_ slice: ArraySlice<UInt8>, _ spaces: VisibleText.Spaces = .breaks) -> String {
    guard slice.count > 120 else { return VisibleText.string(slice, spaces) }
    let text = Array(slice)
    let (head, tail) = (cut(text, 60), cut(text, text.count - 50))
    return VisibleText.string(text[..<head], spaces) + " … " + VisibleText.string(text[tail...], spaces)
  }

  private static func cut(_ text: [UInt8], _ offset: Int) -> Int { WTF8.start(in: text, at: offset) }
}
