import CopydeskLedger

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
      left += here - UTF8Decoder.start(in: original, at: here - 1)
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
    let start = UTF8Decoder.start(in: bytes, at: offset)
    return start + UTF8Decoder.codePoint(in: bytes, at: start).length - offset
  }
}
