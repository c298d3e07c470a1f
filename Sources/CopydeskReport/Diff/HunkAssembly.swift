import CopydeskLedger
internal import UnicodeText

/// Puts changes and flagged places together into hunks that partition both texts.
struct HunkAssembly {
  /// The longest character, in bytes, a flag is widened to: many flags in one endless run of accents must not
  /// walk it again and again.
  private static let characterLimit = 256

  private var hunks: [WordHunk] = []
  private var flags: ArraySlice<FlaggedRange>
  /// What to add to an offset of kept original text to get the offset in the cleaned text.
  private var shift = 0

  /// Makes the hunks.
  ///
  /// - Parameters:
  ///   - changes: ascending, not touching.
  ///   - flags: ascending by start; they may overlap.
  ///   - original: the text before.
  ///   - cleaned: the text after.
  /// - Returns: the hunks, in order.
  /// - Complexity: O(*n*) in the bytes, changes and flags.
  static func hunks(
    _ changes: [AlignedChange], flags: [FlaggedRange], original: [UInt8], cleaned: [UInt8]
  ) -> [WordHunk] {
    let clusters = cluster(flags, original)
    var assembly = HunkAssembly(flags: clusters[...])
    var position = 0
    for change in changes {
      assembly.keep(position..<change.original.lowerBound)
      assembly.change(change)
      position = change.original.upperBound
    }
    assembly.keep(position..<original.count)
    assembly.keepEmptyFlags(at: original.count)
    return assembly.hunks
  }

  private init(flags: ArraySlice<FlaggedRange>) { self.flags = flags }

  /// Joins flags that share bytes, with ends between characters.
  private static func cluster(_ flags: [FlaggedRange], _ original: [UInt8]) -> [FlaggedRange] {
    var clusters: [FlaggedRange] = []
    for var flag in flags {
      var (lower, upper) = (flag.range.lowerBound, flag.range.upperBound)
      let limit = (
        lower: max(clusters.last?.range.lowerBound ?? 0, lower - characterLimit), upper: upper + characterLimit
      )
      while lower > limit.lower, !TextBoundary.isBetweenCharacters(original, lower) { lower -= 1 }
      lower = WTF8.start(in: original, at: lower)
      if upper > lower {
        while upper < limit.upper, !TextBoundary.isBetweenCharacters(original, upper) { upper += 1 }
      }
      flag.range = lower..<max(lower, upper)
      if let last = clusters.last, last.range.upperBound > lower || last.range == flag.range {
        clusters[clusters.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, flag.range.upperBound)
        clusters[clusters.count - 1].findings += flag.findings
      } else {
        clusters.append(flag)
      }
    }
    return clusters
  }

  private mutating func keep(_ range: Range<Int>) {
    var position = range.lowerBound
    while let flag = flags.first, flag.range.lowerBound < range.upperBound {
      let start = max(position, flag.range.lowerBound)
      let end = max(start, min(range.upperBound, flag.range.upperBound))
      append(position..<start, [])
      append(start..<end, flag.findings)
      position = end
      if end < flag.range.upperBound {
        continueFlag(from: end)
        return
      }
      flags.removeFirst()
    }
    append(position..<range.upperBound, [])
  }

  private mutating func change(_ change: AlignedChange) {
    var findings = change.findings
    while let flag = flags.first, flag.range.lowerBound < change.original.upperBound {
      findings += flag.findings
      if flag.range.upperBound > change.original.upperBound {
        continueFlag(from: change.original.upperBound)
        break
      }
      flags.removeFirst()
    }
    hunks.append(
      WordHunk(
        original: change.original, cleaned: change.cleaned, change: change.kind, findings: Self.unique(findings)))
    shift = change.cleaned.upperBound - change.original.upperBound
  }

  private static func unique(_ findings: [Int]) -> [Int] {
    var result: [Int] = []
    for finding in findings.sorted() where finding != result.last { result.append(finding) }
    return result
  }

  /// Lets a flag that a change interrupts go on after it under its first finding, so that many flags over many
  /// changes stay few hunks with few findings each.
  private mutating func continueFlag(from start: Int) {
    guard let flag = flags.first else { return }
    flags[flags.startIndex] = FlaggedRange(
      range: start..<max(start, flag.range.upperBound), findings: Array(flag.findings.prefix(1)))
  }

  private mutating func keepEmptyFlags(at end: Int) {
    for flag in flags where flag.range.isEmpty { append(end..<end, flag.findings) }
  }

  private mutating func append(_ range: Range<Int>, _ findings: [Int]) {
    if range.isEmpty, findings.isEmpty { return }
    hunks.append(
      WordHunk(
        original: range, cleaned: range.lowerBound + shift..<range.upperBound + shift, change: nil, findings: findings))
  }
}

/// A range of the original that findings report without changing it.
struct FlaggedRange: Hashable {
  var range: Range<Int>
  /// Indices into the ledger.
  var findings: [Int]
}
