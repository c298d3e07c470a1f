/// Whole lines of the original and the whole lines that took their place.
struct LineBlock: Hashable {
  var original: Range<Int>
  var cleaned: Range<Int>

  /// The changed lines of a difference, in order; at least one line is kept between two of them.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  static func blocks(of diff: WordDiff) -> [LineBlock] {
    var blocks: [LineBlock] = []
    var keptStart = 0
    for change in diff.hunks where change.change != nil {
      let kept = keptStart..<change.original.lowerBound
      extendLast(of: &blocks, over: kept, in: diff)
      let lastNewline = diff.original[kept].lastIndex(of: 0x0A)
      let start = lastNewline.map { $0 + 1 } ?? kept.lowerBound
      let cleanedStart = change.cleaned.lowerBound - (change.original.lowerBound - start)
      if let last = blocks.last, start <= last.original.upperBound {
        blocks[blocks.count - 1].original = last.original.lowerBound..<change.original.upperBound
        blocks[blocks.count - 1].cleaned = last.cleaned.lowerBound..<change.cleaned.upperBound
      } else {
        blocks.append(
          LineBlock(
            original: start..<change.original.upperBound, cleaned: cleanedStart..<change.cleaned.upperBound))
      }
      keptStart = change.original.upperBound
    }
    extendLast(of: &blocks, over: keptStart..<diff.original.count, in: diff)
    return blocks
  }

  /// Lets the last block end where a line ends in both texts, if need be with the kept text after it.
  private static func extendLast(of blocks: inout [LineBlock], over kept: Range<Int>, in diff: WordDiff) {
    guard let last = blocks.last, !last.endsLine(in: diff) else { return }
    let newline = diff.original[kept].firstIndex(of: 0x0A)
    let growth = (newline.map { $0 + 1 } ?? kept.upperBound) - last.original.upperBound
    blocks[blocks.count - 1].original = last.original.lowerBound..<last.original.upperBound + growth
    blocks[blocks.count - 1].cleaned = last.cleaned.lowerBound..<last.cleaned.upperBound + growth
  }

  private func endsLine(in diff: WordDiff) -> Bool {
    func isLineStart(_ text: [UInt8], _ offset: Int) -> Bool { offset == 0 || text[offset - 1] == 0x0A }
    return isLineStart(diff.original, original.upperBound) && isLineStart(diff.cleaned, cleaned.upperBound)
  }
}
