/// Compares texts, or the two sides of a change, word by word.
enum TextComparison {
  /// The longest side, in bytes, of a change that is shown whole: a reader sees what differs at a glance.
  private static let glance = 48

  /// A change without what its sides have in common at their ends and, if it is long, in between.
  ///
  /// Gives the change as it is if the two sides are the same, so that its findings stay attached to a place.
  static func refine(_ change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> [AlignedChange] {
    let trimmed = trim(change, original: original, cleaned: cleaned)
    if trimmed.original.isEmpty, trimmed.cleaned.isEmpty { return [change] }
    if min(trimmed.original.count, trimmed.cleaned.count) <= glance { return [trimmed] }
    return changes(in: trimmed, original: original, cleaned: cleaned)
  }

  /// The changed words inside a change, each with its findings.
  static func changes(in change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> [AlignedChange] {
    var words = WordTokens()
    let before = words.split(original, change.original)
    let after = words.split(cleaned, change.cleaned)
    var result: [AlignedChange] = []
    let pairs = ChangeSliding.slide(
      SequenceComparison.changes(from: before.ids, to: after.ids), before.ids, after.ids, newline: words.newline)
    for pair in pairs {
      let next = AlignedChange(
        original: before.start(pair.first.lowerBound)..<before.start(pair.first.upperBound),
        cleaned: after.start(pair.second.lowerBound)..<after.start(pair.second.upperBound), findings: change.findings)
      // A space kept between two changed words is chance, and showing it makes confetti of a sentence.
      if let last = result.last, isSpace(original[last.original.upperBound..<next.original.lowerBound]),
        last.cleaned.upperBound + next.original.lowerBound - last.original.upperBound == next.cleaned.lowerBound
      {
        result[result.count - 1].original = last.original.lowerBound..<next.original.upperBound
        result[result.count - 1].cleaned = last.cleaned.lowerBound..<next.cleaned.upperBound
      } else {
        result.append(next)
      }
    }
    return result
  }

  private static func isSpace(_ slice: ArraySlice<UInt8>) -> Bool { slice.allSatisfy { $0 == 0x20 } }

  private static func trim(_ change: AlignedChange, original: [UInt8], cleaned: [UInt8]) -> AlignedChange {
    var (before, after) = (change.original, change.cleaned)
    while let first = before.first, let second = after.first, original[first] == cleaned[second] {
      before = first + 1..<before.upperBound
      after = second + 1..<after.upperBound
    }
    while let first = before.last, let second = after.last, original[first] == cleaned[second] {
      before = before.lowerBound..<first
      after = after.lowerBound..<second
    }
    return AlignedChange(original: before, cleaned: after, findings: change.findings)
  }
}
