/// The text cut behind every stop, question or exclamation mark that white space follows, line by line.
///
/// No sentences, since `Mr. Quill` falls in two, but good enough to compare text with text, since the same words are cut
/// in the same places.
struct SentencePieces {
  /// A piece with the marks that close it, without white space around it.
  struct Piece {
    var range: Range<Int>
    /// The number of the line it stands in.
    var line: Int
    /// Whether a quotation is open where it begins.
    var isQuoted: Bool
  }

  /// The pieces, in order.
  private(set) var pieces: [Piece] = []
  /// The first piece of every line that holds something, and the number of pieces at the end.
  private(set) var firstOfLine: [Int] = [0]

  /// Cuts a text.
  ///
  /// - Complexity: O(*n*).
  init(_ view: ByteView) {
    var start = 0
    var isQuoted = false
    var isQuotedAtStart = false
    var offset = 0
    while offset < view.count {
      guard let mark = view.firstIndex(in: Self.telling, from: offset) else { break }
      offset = mark + 1
      switch view.byteClass(mark) {
      case .quote: isQuoted.toggle()
      case .leadPunctuation:
        if view.reads("“", at: mark) { isQuoted = true }
        if view.reads("”", at: mark) { isQuoted = false }
        offset = mark + view.scalarLength(at: mark)
      case .newline:
        append(start..<mark, isQuotedAtStart, view)
        endLine()
        start = offset
        isQuoted = false
        isQuotedAtStart = false
      default:
        var end = offset
        var isQuotedBehind = isQuoted
        while true {
          if Self.closing.contains(view.byteClass(end)) {
            if view.byteClass(end) == .quote { isQuotedBehind.toggle() }
            end += 1
          } else if view.reads("”", at: end) || view.reads("’", at: end) {
            if view[end + 2] == 0x9D { isQuotedBehind = false }
            end += 3
          } else {
            break
          }
        }
        // An opening quotation mark behind the stop belongs to what follows.
        guard view.isSpace(at: end) else { continue }
        append(start..<end, isQuotedAtStart, view)
        start = end
        offset = end
        isQuoted = isQuotedBehind
        isQuotedAtStart = isQuoted
      }
    }
    append(start..<view.count, isQuotedAtStart, view)
    endLine()
  }

  private static let telling = ByteClassSet(.period, .exclamation, .newline, .quote, .leadPunctuation)
  private static let closing = ByteClassSet(.quote, .apostrophe, .closing, .period, .exclamation)

  private mutating func append(_ range: Range<Int>, _ isQuoted: Bool, _ view: ByteView) {
    let body = WhiteSpace.trimmed(range, in: view)
    if !body.isEmpty { pieces.append(Piece(range: body, line: firstOfLine.count - 1, isQuoted: isQuoted)) }
  }

  private mutating func endLine() {
    if firstOfLine.last != pieces.count { firstOfLine.append(pieces.count) }
  }

  /// The pieces of a line.
  func pieces(ofLine line: Int) -> Range<Int> {
    guard line >= 0, line + 1 < firstOfLine.count else { return 0..<0 }
    return firstOfLine[line]..<firstOfLine[line + 1]
  }

  /// The words of a piece, by its spaces.
  func words(_ piece: Int, in view: ByteView) -> Int {
    pieces[piece].range.reduce(1) { $0 + (view[$1] == 0x20 && view[$1 - 1] != 0x20 ? 1 : 0) }
  }
}
