internal import Copydesk

/// Tells running prose from captions, headlines and lists.
///
/// Outside prose a sentence does not say which word is missing, so nothing is written there.
struct Prose {
  private let text: ScoredText
  private let view: ByteView

  init(_ text: ScoredText, in view: ByteView) {
    self.text = text
    self.view = view
  }

  /// Whether a span stands in a sentence of prose: it ends with a stop, is no list item, and most of its words are small.
  ///
  /// - Complexity: O(*n*) in the tokens of the sentence and the bytes of its line before it.
  func contains(_ span: Range<Int>) -> Bool {
    let first = text.sentenceStart(of: span.lowerBound)
    var end = span.lowerBound + 1
    while !text.startsSentence(end) { end += 1 }
    let sentence = first..<min(end, text.count)
    return endsWithStop(sentence) && !isHeadline(sentence) && !startsListItem(text.ranges[first].lowerBound)
  }

  /// Whether the last token that is no closing mark ends a sentence.
  private func endsWithStop(_ sentence: Range<Int>) -> Bool {
    for token in sentence.reversed() {
      switch view[text.ranges[token].lowerBound] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): continue
      // Curly marks and the ellipsis: U+2018 to U+201D and U+2026.
      case 0xE2 where view.reads("\u{2026}", at: text.ranges[token].lowerBound): return true
      case 0xE2 where view[text.ranges[token].lowerBound + 1] == 0x80: continue
      default: return false
      }
    }
    return false
  }

  /// Whether most words are capitalised, or a bar separates a title from the name of its page.
  private func isHeadline(_ sentence: Range<Int>) -> Bool {
    var (words, capitals) = (0, 0)
    for token in sentence {
      let start = text.ranges[token].lowerBound
      if view[start] == UInt8(ascii: "|") { return true }
      guard view.byteClass(start) == .upper || view.byteClass(start) == .lower else { continue }
      words += 1
      if text.isCapitalized[token] { capitals += 1 }
    }
    return Double(capitals) > Policy.headlineShare * Double(words)
  }

  /// Whether the line begins with a bullet and the sentence is its first.
  private func startsListItem(_ start: Int) -> Bool {
    var line = start
    while line > 0, view[line - 1] != 0x0A, start - line < 8 { line -= 1 }
    guard line == 0 || view[line - 1] == 0x0A else { return false }
    while line < start, view[line] == 0x20 || view[line] == 0x09 { line += 1 }
    let isBullet = view[line] == UInt8(ascii: "*") || view[line] == UInt8(ascii: "-") || view.reads("•", at: line)
    return isBullet && line < start
  }
}
