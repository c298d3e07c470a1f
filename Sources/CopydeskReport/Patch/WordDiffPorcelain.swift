public import Copydesk

/// What cleaning changed, word by word, in the format of `git diff --word-diff=porcelain`.
///
/// A line starts with ` ` (kept), `-` (removed) or `+` (added); `~` stands for a newline in the text.
public struct WordDiffPorcelain: DocumentReport {
  /// Creates a report.
  public init() {}

  /// Writes nothing: the format has no head.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes the changed lines of one document, with three kept lines around them.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let lines = Self.lines(WordDiff(document, original: original), id: document.id)
    if !lines.isEmpty { try sink(lines) }
  }

  /// Writes nothing: the format has no tail.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}

  /// The lines of one difference; empty if the texts are the same.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  public static func lines(_ diff: WordDiff, id: String) -> [UInt8] {
    let hunks = PatchHunk.hunks(of: diff)
    if hunks.isEmpty { return [] }
    var result = Array(PatchPath.header(id).utf8)
    var words = diff.hunks[...]
    for hunk in hunks {
      result += Array((hunk.header + "\n").utf8)
      for part in hunk.parts {
        switch part {
        case .kept(let range): append(" ", diff.original[range], to: &result)
        case .changed(let block): append(block, diff, &words, to: &result)
        }
      }
    }
    return result
  }

  /// Writes the words of changed lines; `words` are the hunks not yet past.
  private static func append(
    _ block: LineBlock, _ diff: WordDiff, _ words: inout ArraySlice<WordHunk>, to result: inout [UInt8]
  ) {
    while let hunk = words.first {
      if hunk.change == nil {
        if hunk.original.lowerBound >= block.original.upperBound { return }
        append(" ", diff.original[hunk.original.clamped(to: block.original)], to: &result)
        if hunk.original.upperBound > block.original.upperBound { return }
      } else {
        if hunk.original.lowerBound > block.original.upperBound || hunk.cleaned.lowerBound > block.cleaned.upperBound {
          return
        }
        append("-", diff.original[hunk.original], to: &result)
        append("+", diff.cleaned[hunk.cleaned], to: &result)
      }
      words.removeFirst()
    }
  }

  private static func append(_ mark: Unicode.Scalar, _ text: ArraySlice<UInt8>, to result: inout [UInt8]) {
    var rest = text
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      if end > rest.startIndex { result += [UInt8(ascii: mark)] + rest[rest.startIndex..<end] + [0x0A] }
      if end < rest.endIndex { result += [UInt8(ascii: "~"), 0x0A] }
      rest = rest[min(end + 1, rest.endIndex)...]
    }
  }
}
