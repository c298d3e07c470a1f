internal import Bytes
internal import Copydesk
internal import CopydeskReport
internal import UnicodeText

/// Tells of each edit whether the gold text has the same there.
///
/// The cleaned text is aligned with the gold. An edit agrees if what it wrote, with the code point on either side, lies
/// in one stretch that both have: then the place reads as the gold does. It does not ask who repaired the neighbours.
struct GoldAgreement {
  private let cleaned: [UInt8]
  /// The stretches of the cleaned text that stand in the gold, too, ascending.
  private let common: [Range<Int>]

  /// Aligns two texts.
  ///
  /// - Complexity: O(*n*) in the bytes.
  init(cleaned: [UInt8], gold: [UInt8]) {
    self.cleaned = cleaned
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func tokens(_ text: [UInt8]) -> (ids: [Int32], starts: [Int]) {
      var tokens: (ids: [Int32], starts: [Int]) = ([], [])
      var offset = 0
      while offset < text.count {
        let end = Self.tokenEnd(text, offset)
        let next = Int32(truncatingIfNeeded: numbers.count)
        tokens.ids.append(numbers[text[offset..<end], default: next])
        numbers[text[offset..<end]] = tokens.ids.last
        tokens.starts.append(offset)
        offset = end
      }
      tokens.starts.append(text.count)
      return tokens
    }
    let (first, second) = (tokens(cleaned), tokens(gold))
    var common: [Range<Int>] = []
    var start = 0
    for change in SequenceComparison.changes(from: first.ids, to: second.ids) {
      common.append(start..<first.starts[change.first.lowerBound])
      start = first.starts[change.first.upperBound]
    }
    common.append(start..<cleaned.count)
    self.common = common
  }

  /// Whether the gold has what stands in a range of the cleaned text, and next to it.
  ///
  /// - Complexity: O(log *n*).
  func agrees(_ range: Range<Int>) -> Bool {
    let lower = range.lowerBound == 0 ? 0 : WTF8.start(in: cleaned, at: range.lowerBound - 1)
    var upper = range.upperBound
    if upper < cleaned.count { upper += WTF8.decode(cleaned, at: upper).length }
    let index = common.partitionPoint { $0.upperBound >= upper }
    return index < common.count && common[index].lowerBound <= lower
  }

  /// The end of a token: a run of letters, digits and what stands beyond ASCII, or any other code point by itself.
  private static func tokenEnd(_ text: [UInt8], _ start: Int) -> Int {
    guard isWordByte(text, start) else { return start + WTF8.decode(text, at: start).length }
    var end = start
    while end < text.count, isWordByte(text, end) { end += WTF8.decode(text, at: end).length }
    return min(end, text.count)
  }

  /// General punctuation (U+2000 to U+206F) and Latin-1's marks and spaces are tokens of their own.
  private static func isWordByte(_ text: [UInt8], _ offset: Int) -> Bool {
    switch text[offset] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    case 0xC2: false
    case 0xE2: !(offset + 1 < text.count && (0x80...0x81).contains(text[offset + 1]))
    default: text[offset] >= 0x80
    }
  }
}

extension Ledger {
  /// The edits with what each wrote and where that stands in the cleaned text.
  ///
  /// - Complexity: O(*n* log *n*) in the findings.
  func placedEdits() -> [(finding: Finding, after: [UInt8], cleaned: Range<Int>)] {
    var shift = 0
    return findings.compactMap { finding in finding.after.map { (finding, $0) } }
      .sorted { ($0.0.range.lowerBound, $0.0.range.upperBound) < ($1.0.range.lowerBound, $1.0.range.upperBound) }
      .map { finding, after in
        let start = finding.range.lowerBound + shift
        shift += after.count - finding.range.count
        return (finding, after, start..<start + after.count)
      }
  }
}
