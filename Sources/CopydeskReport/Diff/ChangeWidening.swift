import CopydeskLedger
internal import UnicodeText

/// Grows changes until no character is torn apart and changes of words cover whole words.
enum ChangeWidening {
  /// The most code points added to reach the end of a word: no word of prose is longer.
  private static let wordLimit = 64

  /// Classifies and widens changes; those that come to touch one another are joined.
  ///
  /// - Parameters:
  ///   - changes: ascending, disjoint.
  ///   - original: the text before.
  ///   - cleaned: the text after.
  /// - Returns: changes that do not touch one another, ascending.
  /// - Complexity: O(*n*) in the bytes of both texts: every kept byte is taken in at most once.
  static func widen(_ changes: [AlignedChange], original: [UInt8], cleaned: [UInt8]) -> [AlignedChange] {
    var result: [AlignedChange] = []
    result.reserveCapacity(changes.count)
    for (index, change) in changes.enumerated() {
      let lower = result.last?.original.upperBound ?? 0
      let upper = index + 1 < changes.count ? changes[index + 1].original.lowerBound : original.count
      var change = change
      grow(&change, within: lower..<max(lower, upper), toWords: false, original, cleaned)
      // Only now: the bytes of a change may be a part of a quotation mark.
      change.kind = ChangeKind(from: original[change.original], to: cleaned[change.cleaned])
      if change.kind == .wording {
        grow(&change, within: lower..<max(lower, upper), toWords: true, original, cleaned)
      }
      if let last = result.last, last.original.upperBound == change.original.lowerBound {
        let index = result.count - 1
        result[index].original = last.original.lowerBound..<change.original.upperBound
        result[index].cleaned = last.cleaned.lowerBound..<change.cleaned.upperBound
        result[index].findings += change.findings
        if change.kind == .wording { result[index].kind = .wording }
      } else {
        result.append(change)
      }
    }
    return result
  }

  private static func grow(
    _ change: inout AlignedChange, within limits: Range<Int>, toWords: Bool, _ original: [UInt8], _ cleaned: [UInt8]
  ) {
    let room = (max(0, change.original.lowerBound - limits.lowerBound), limits.upperBound - change.original.upperBound)
    var left = 0
    var steps = 0
    while left < room.0 {
      let (here, there) = (change.original.lowerBound - left, change.cleaned.lowerBound - left)
      guard mustGrow(toWords && steps < wordLimit, original, here, cleaned, there) else { break }
      left += here - WTF8.start(in: original, at: here - 1)
      steps += 1
    }
    var right = 0
    steps = 0
    while right < room.1 {
      let (here, there) = (change.original.upperBound + right, change.cleaned.upperBound + right)
      guard mustGrow(toWords && steps < wordLimit, original, here, cleaned, there) else { break }
      right += length(original, here)
      steps += 1
    }
    (left, right) = (min(left, room.0), min(right, max(0, room.1)))
    change.original = change.original.lowerBound - left..<change.original.upperBound + right
    change.cleaned = change.cleaned.lowerBound - left..<change.cleaned.upperBound + right
  }

  /// Whether a change may not end at these places of the two texts.
  private static func mustGrow(
    _ toWords: Bool, _ original: [UInt8], _ here: Int, _ cleaned: [UInt8], _ there: Int
  ) -> Bool {
    if !TextBoundary.isBetweenCharacters(original, here) || !TextBoundary.isBetweenCharacters(cleaned, there) {
      return true
    }
    return toWords && (TextBoundary.isInsideWord(original, here) || TextBoundary.isInsideWord(cleaned, there))
  }

  /// The bytes up to the end of the code point that `offset` lies in.
  private static func length(_ bytes: [UInt8], _ offset: Int) -> Int {
    let start = WTF8.start(in: bytes, at: offset)
    return start + WTF8.decode(bytes, at: start).length - offset
  }
}

/// Moves removals and insertions to where a reader expects them.
///
/// Of `a b` and `a b a b`, the added words may be the first two or the last two, or `b a` in between. Whole lines read best.
enum ChangeSliding {
  /// The most words a change is moved: further would take another look at every word for every change.
  private static let limit = 64

  /// Moves every change that only removes or only inserts so that it starts a line, where it can.
  ///
  /// - Parameters:
  ///   - changes: ascending, with at least one word kept between two of them.
  ///   - first: the words before.
  ///   - second: the words after.
  ///   - newline: the number of the line break among the words.
  /// - Returns: the changes, as many and in the same order.
  static func slide(
    _ changes: [SequenceComparison.Change], _ first: [Int32], _ second: [Int32], newline: Int32
  ) -> [SequenceComparison.Change] {
    var result = changes
    for index in result.indices {
      let change = result[index]
      guard change.first.isEmpty != change.second.isEmpty else { continue }
      let removes = change.second.isEmpty
      let words = removes ? first : second
      let range = removes ? change.first : change.second
      // At least one word must stay between two changes, or they would be one.
      let lower = index > 0 ? (removes ? result[index - 1].first : result[index - 1].second).upperBound + 1 : 0
      let upper =
        index + 1 < result.count
        ? (removes ? result[index + 1].first : result[index + 1].second).lowerBound - 1 : words.count
      let shift = shift(of: range, in: words, lower..<max(lower, upper), newline)
      result[index].first = change.first.lowerBound + shift..<change.first.upperBound + shift
      result[index].second = change.second.lowerBound + shift..<change.second.upperBound + shift
    }
    return result
  }

  /// How far a range can move, over equal words, to start a line.
  private static func shift(of range: Range<Int>, in words: [Int32], _ room: Range<Int>, _ newline: Int32) -> Int {
    func startsLine(_ place: Int) -> Bool { place == 0 || words[place - 1] == newline }
    if startsLine(range.lowerBound) { return 0 }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > room.lowerBound, range.lowerBound - start < limit, words[start - 1] == words[end - 1] {
      (start, end) = (start - 1, end - 1)
      if startsLine(start) { return start - range.lowerBound }
    }
    (start, end) = (range.lowerBound, range.upperBound)
    while end < room.upperBound, start - range.lowerBound < limit, words[start] == words[end] {
      (start, end) = (start + 1, end + 1)
      if startsLine(start) { return start - range.lowerBound }
    }
    return 0
  }
}
