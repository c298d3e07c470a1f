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
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
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

/// Writes a document's id as the path of a patch.
enum PatchPath {
  /// The two header lines of a file, with the prefixes `patch -p1` and `git apply` strip.
  static func header(_ id: String) -> String { "--- \(path("a/", id))\n+++ \(path("b/", id))\n" }

  /// A path as patch and git read it: relative, in C quotes if need be, with a tab after it if it holds spaces.
  private static func path(_ prefix: String, _ id: String) -> String {
    var rest = id.utf8[...]
    while rest.starts(with: "/".utf8) || rest.starts(with: "./".utf8) {
      rest = rest.drop { $0 == UInt8(ascii: ".") }.drop { $0 == UInt8(ascii: "/") }
    }
    var quoted = ""
    var needsQuotes = false
    for byte in Array(prefix.utf8) + rest {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        needsQuotes = true
        quoted += "\\" + String(Unicode.Scalar(byte))
      case 0..<0x20, 0x7F...:
        needsQuotes = true
        let octal = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      default: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    if needsQuotes { return "\"\(quoted)\"" }
    return quoted.contains(" ") ? quoted + "\t" : quoted
  }
}
