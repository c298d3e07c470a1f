/// Finds marks with their space on the wrong side: `fell .Nobody came ,she said`.
struct StopBehindSpace: Rule {
  let info = RuleInfo(
    id: "stop-behind-space", stage: .punctuation, category: .punctuation, safety: .safe,
    summary: "A mark has its space before it instead of behind it.",
    explanation: """
      Some writers and converters put the space of a comma, stop or question mark on its other side. It is moved where a \
      word stands before the space and another right behind the mark: a capitalised one behind a stop or question mark, \
      one of two letters or more behind a comma or semicolon. Names that begin with a stop (`.NET`, `.com`) stay. The last \
      stop of an abbreviation is moved as well (`u.s .troops`).
      """,
    examples: [.init("The wall fell .Nobody came ,she said.", "The wall fell. Nobody came, she said.")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.period, .comma, .colon, .exclamation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.period, .comma, .colon, .exclamation), from: index) {
      index = mark + 1
      guard view[mark - 1] == 0x20, view.byteClass(mark - 2) != .space, view.isWord(at: mark + 1) else { continue }
      let next = view.word(at: mark + 1)
      guard next.count >= 2, Self.isMisplaced(mark, before: next, view) else { continue }
      findings.repair(mark - 1..<mark + 1, with: view.bytes(mark..<mark + 1) + [0x20], confidence: 0.93)
    }
  }

  private static func isMisplaced(_ mark: Int, before next: Range<Int>, _ view: ByteView) -> Bool {
    let endsWord = view.isWord(before: mark - 1) || view.reads("”", endingAt: mark - 1)
    switch view[mark] {
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      return endsWord && ByteClassSet.letter.contains(view.byteClass(next.lowerBound))
        && view.byteClass(next.upperBound) != view.byteClass(mark)
    case UInt8(ascii: "?"): return endsWord && isCapitalised(next, view)
    case UInt8(ascii: "."):
      if endsAbbreviation(before: mark - 1, view) { return view.byteClass(next.lowerBound) == .lower }
      return endsWord && isCapitalised(next, view) && !stopNames.contains(next, in: view)
        && !WebAddress.isSuffix(next, in: view)
    default: return false
    }
  }

  /// Names that are written with a stop before them.
  private static let stopNames = WordSet("net mac com")

  private static func isCapitalised(_ word: Range<Int>, _ view: ByteView) -> Bool {
    view.isUpper(at: word.lowerBound)
      && word.dropFirst(view.scalarLength(at: word.lowerBound)).contains { view.byteClass($0) == .lower }
  }

  /// `u.s` and `U.S`: two letters or more, a stop between each two.
  private static func endsAbbreviation(before offset: Int, _ view: ByteView) -> Bool {
    let last = view.word(before: offset)
    return last.count == 1 && view[offset - 2] == UInt8(ascii: ".") && view.word(before: offset - 2).count == 1
  }
}
