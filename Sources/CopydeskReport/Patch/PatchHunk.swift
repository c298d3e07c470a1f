/// Changed lines that stand close together, with the kept lines around them.
struct PatchHunk {
  /// A run of lines.
  enum Part {
    /// Kept lines, by their place in the original.
    case kept(Range<Int>)
    /// Changed lines.
    case changed(LineBlock)
  }

  /// Kept lines shown on either side of a change, as `diff -u` does.
  private static let context = 3

  private(set) var parts: [Part] = []
  private var first = (original: 0, cleaned: 0)
  private var count = (original: 0, cleaned: 0)

  /// The line numbers, as `@@ -1,4 +1,5 @@`; a side without lines names the line before it.
  var header: String {
    let original = count.original == 0 ? first.original : first.original + 1
    let cleaned = count.cleaned == 0 ? first.cleaned : first.cleaned + 1
    return "@@ -\(original),\(count.original) +\(cleaned),\(count.cleaned) @@"
  }

  /// The hunks of a difference.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  static func hunks(of diff: WordDiff) -> [PatchHunk] {
    var hunks: [PatchHunk] = []
    var line = (original: 0, cleaned: 0)
    var position = 0
    for block in LineBlock.blocks(of: diff) {
      var lines = self.lines(of: diff.original, position..<block.original.lowerBound)[...]
      let isNear = !hunks.isEmpty && lines.count <= 2 * context
      if !isNear, !hunks.isEmpty { hunks[hunks.count - 1].keep(lines.prefix(context)) }
      line = (line.original + lines.count, line.cleaned + lines.count)
      if !isNear {
        lines = lines.suffix(context)
        var hunk = PatchHunk()
        hunk.first = (line.original - lines.count, line.cleaned - lines.count)
        hunks.append(hunk)
      }
      hunks[hunks.count - 1].keep(lines)
      let counts = (
        original: self.lines(of: diff.original, block.original).count,
        cleaned: self.lines(of: diff.cleaned, block.cleaned).count
      )
      hunks[hunks.count - 1].parts.append(.changed(block))
      hunks[hunks.count - 1].count.original += counts.original
      hunks[hunks.count - 1].count.cleaned += counts.cleaned
      line = (line.original + counts.original, line.cleaned + counts.cleaned)
      position = block.original.upperBound
    }
    if !hunks.isEmpty {
      hunks[hunks.count - 1].keep(lines(of: diff.original, position..<diff.original.count).prefix(context))
    }
    return hunks
  }

  /// The lines of a range, each with its newline if it has one.
  static func lines(of text: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = range.lowerBound
    while let newline = text[start..<range.upperBound].firstIndex(of: 0x0A) {
      lines.append(start..<newline + 1)
      start = newline + 1
    }
    if start < range.upperBound { lines.append(start..<range.upperBound) }
    return lines
  }

  private mutating func keep(_ lines: ArraySlice<Range<Int>>) {
    guard let first = lines.first, let last = lines.last else { return }
    parts.append(.kept(first.lowerBound..<last.upperBound))
    count = (count.original + lines.count, count.cleaned + lines.count)
  }
}
