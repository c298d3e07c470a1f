public import Copydesk

/// What cleaning changed, as a patch by lines: `patch -p1` applies it, `patch -p1 -R` gives the original back.
///
/// Bytes are written as they are, invalid UTF-8 included. Documents that did not change are left out. It says nothing
/// of rules and flags, and needs ids that are relative paths to be applied.
public struct UnifiedPatch: DocumentReport {
  /// Creates a patch.
  public init() {}

  /// Writes nothing: a patch has no head.
  public mutating func begin(into sink: ByteSink) throws {}

  /// Writes the changed lines of one document.
  public mutating func add(_ document: CleanedDocument, original: [UInt8], into sink: ByteSink) throws {
    let patch = Self.patch(WordDiff(document, original: original), id: document.id)
    if !patch.isEmpty { try sink(patch) }
  }

  /// Writes nothing: a patch has no tail.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {}

  /// The patch of one difference; empty if the texts are the same.
  ///
  /// - Complexity: O(*n*) in the bytes of both texts.
  public static func patch(_ diff: WordDiff, id: String) -> [UInt8] {
    let hunks = PatchHunk.hunks(of: diff)
    if hunks.isEmpty { return [] }
    var patch = Array(PatchPath.header(id).utf8)
    for hunk in hunks {
      patch += Array((hunk.header + "\n").utf8)
      for part in hunk.parts {
        switch part {
        case .kept(let range): append(" ", diff.original, range, to: &patch)
        case .changed(let block):
          append("-", diff.original, block.original, to: &patch)
          append("+", diff.cleaned, block.cleaned, to: &patch)
        }
      }
    }
    return patch
  }

  private static func append(_ mark: Unicode.Scalar, _ text: [UInt8], _ range: Range<Int>, to patch: inout [UInt8]) {
    for line in PatchHunk.lines(of: text, range) {
      patch.append(UInt8(ascii: mark))
      patch += text[line]
      if text[line.upperBound - 1] != 0x0A { patch += Array("\n\\ No newline at end of file\n".utf8) }
    }
  }
}
