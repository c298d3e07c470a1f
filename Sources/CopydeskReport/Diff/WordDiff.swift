public import Copydesk
import CopydeskLedger
internal import UnicodeText

/// The difference of two texts in words.
///
/// Hunks partition both texts: the kept and removed bytes in order are the original, the kept and added bytes the
/// cleaned text, whatever the bytes are. No hunk tears a character apart, and a change of words covers whole words.
/// Text that moved stands as removed here and added there, both marked ``WordHunk/isMoved``.
public struct WordDiff: Sendable {
  /// The text before.
  public let original: [UInt8]
  /// The text after.
  public let cleaned: [UInt8]
  /// Kept stretches and changes, in order.
  public let hunks: [WordHunk]
  /// Findings about the document as a whole: indices into the ledger.
  public let documentFindings: [Int]

  /// Whether the texts differ.
  public var isChanged: Bool { hunks.contains { $0.change != nil } }

  /// Creates the difference of two texts by comparing them.
  ///
  /// Finds the fewest changed words where that is cheap; texts with little in common give a coarser difference, so
  /// that time stays linear.
  /// - Complexity: O(*n*) in the bytes of both texts, except for sorting the words that occur once.
  public init(original: [UInt8], cleaned: [UInt8]) {
    let whole = AlignedChange(original: 0..<original.count, cleaned: 0..<cleaned.count)
    self.init(
      original: original, cleaned: cleaned,
      changes: TextComparison.changes(in: whole, original: original, cleaned: cleaned), flags: [],
      documentFindings: [])
  }

  /// Creates the difference a cleaning made, with the findings behind every change.
  ///
  /// The ledger is the alignment, so nothing is searched for. Where it does not turn `original` into the document's
  /// text, the two are compared instead and findings are attached to the flagged places only.
  /// - Complexity: O(*n*) in the bytes of the document and the ledger.
  public init(_ document: CleanedDocument, original: [UInt8]) {
    let alignment = LedgerAlignment(document, original: original)
    self.init(
      original: original, cleaned: document.bytes, changes: alignment.changes, flags: alignment.flags,
      documentFindings: alignment.documentFindings)
  }

  private init(
    original: [UInt8], cleaned: [UInt8], changes: [AlignedChange], flags: [FlaggedRange], documentFindings: [Int]
  ) {
    self.original = original
    self.cleaned = cleaned
    self.documentFindings = documentFindings
    let widened = ChangeWidening.widen(changes, original: original, cleaned: cleaned)
    hunks = MovedText.mark(
      HunkAssembly.hunks(widened, flags: flags, original: original, cleaned: cleaned), original: original,
      cleaned: cleaned)
  }

  /// The original bytes of a hunk.
  public func removed(_ hunk: WordHunk) -> ArraySlice<UInt8> { original[hunk.original] }

  /// The cleaned bytes of a hunk.
  public func added(_ hunk: WordHunk) -> ArraySlice<UInt8> { cleaned[hunk.cleaned] }
}

/// A stretch of text that was kept, or a change between two such stretches.
public struct WordHunk: Hashable, Sendable {
  /// The bytes of the original text.
  public var original: Range<Int>
  /// The bytes of the cleaned text; of a kept stretch, the same bytes as `original`.
  public var cleaned: Range<Int>
  /// What kind of change this is; nil for kept text.
  public var change: ChangeKind?
  /// The findings that made the change or, on kept text, flagged it: indices into the ledger, ascending.
  public var findings: [Int]

  /// Whether the text was taken away here and put elsewhere word for word, or the other way round.
  public var isMoved = false

  /// Whether kept text is reported.
  public var isFlagged: Bool { change == nil && !findings.isEmpty }
}

/// What a change does to a text.
public enum ChangeKind: String, CaseIterable, Hashable, Sendable {
  /// Only white space or the shape of quotation marks differs.
  case formatting
  /// Words, figures or other marks differ.
  case wording
}

extension ChangeKind {
  /// The kind of the change from `before` to `after`.
  ///
  /// - Complexity: O(*n*) in the bytes of both.
  init(from before: ArraySlice<UInt8>, to after: ArraySlice<UInt8>) {
    self = Self.essence(of: before) == Self.essence(of: after) ? .formatting : .wording
  }

  /// The text without white space, with quotation marks in one shape.
  private static func essence(of slice: ArraySlice<UInt8>) -> [UInt8] {
    let text = Array(slice)
    var essence: [UInt8] = []
    essence.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let codePoint = WTF8.decode(text, at: offset)
      let end = offset + codePoint.length
      switch codePoint.scalar {
      case let scalar? where ScalarTraits.isWhitespace(scalar): break
      case "“", "”", "„", "‟", "\"": essence.append(UInt8(ascii: "\""))
      case "‘", "’", "‚", "‛", "'": essence.append(UInt8(ascii: "'"))
      default: essence += text[offset..<end]
      }
      offset = end
    }
    return essence
  }
}
