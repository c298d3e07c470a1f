/// Finds words glued at a comma or semicolon: `the mayor,who said`, `Ada Brook,34,said`.
struct GluedComma: Rule {
  let info = RuleInfo(
    id: "glued-comma", stage: .spacing, category: .spacing, safety: .safe,
    summary: "Two words are glued at a comma or semicolon.",
    explanation: """
      A space is put back between a word of two letters or more, the mark, and another such word, between a number and \
      such a word (`May 4,nobody`), and on both sides of an age between a name and a word. Other runs with several glued \
      commas (`red,green,blue`) are lists of values and stay, and so do addresses and single letters.
      """,
    examples: [
      .init("The mayor,who had left, came back;nobody saw him.", "The mayor, who had left, came back; nobody saw him.")
    ])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.comma, .colon), ByteClassSet(.lower, .upper))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .colon), from: next) {
      next = mark + 1
      if view[mark] == UInt8(ascii: ","), let age = Self.age(at: mark, view) {
        findings.insert(" ", at: mark + 1, confidence: 0.93)
        findings.insert(" ", at: age.upperBound + 1, confidence: 0.93)
        next = age.upperBound + 1
        continue
      }
      if Self.isBehindFigure(mark, view) {
        findings.insert(" ", at: mark + 1, confidence: 0.93)
        continue
      }
      guard view[mark] != UInt8(ascii: ":"),
        ByteClassSet.letter.contains(view.byteClass(mark + 1)), ByteClassSet.letter.contains(view.byteClass(mark - 1)),
        view.word(before: mark).count >= (view[mark] == UInt8(ascii: ";") ? 3 : 2), view.word(at: mark + 1).count >= 2,
        Self.isOnlyGluedMark(mark, view)
      else { continue }
      findings.insert(" ", at: mark + 1, confidence: 0.93)
    }
  }

  /// The age set off by two glued commas, `Brook,34,said`, that begins behind a comma; nil if there is none.
  private static func age(at comma: Int, _ view: ByteView) -> Range<Int>? {
    let age = comma + 1..<view.skip(ByteClassSet(.digit), from: comma + 1)
    let name = view.word(before: comma)
    guard 1...3 ~= age.count, view[age.upperBound] == UInt8(ascii: ","), name.count >= 2,
      view.isUpper(at: name.lowerBound), view.isSpace(at: name.lowerBound - 1),
      view.byteClass(age.upperBound + 1) == .lower, view.word(at: age.upperBound + 1).count >= 2,
      view.byteClass(view.word(at: age.upperBound + 1).upperBound) != .comma
    else { return nil }
    return age
  }

  /// Whether a comma stands between a number and a word of small letters: `On May 4,nobody`, `of 1,200,only`.
  private static func isBehindFigure(_ comma: Int, _ view: ByteView) -> Bool {
    guard view[comma] == UInt8(ascii: ","), view.byteClass(comma - 1) == .digit, view.byteClass(comma + 1) == .lower
    else { return false }
    let number = view.skipBack(ByteClassSet(.digit, .comma, .period), from: comma)
    let word = view.word(at: comma + 1)
    return view.isSpace(at: number - 1) && word.count >= 3 && view.isSpace(at: word.upperBound)
  }

  /// Whether the run without white space holds no other comma, semicolon or ampersand between letters.
  private static func isOnlyGluedMark(_ mark: Int, _ view: ByteView) -> Bool {
    let window = max(0, mark - 64)..<min(view.count, mark + 64)
    var offset = mark - 1
    while offset >= window.lowerBound, !view.isSpace(at: offset) {
      if isInnerMark(offset, view) { return false }
      offset -= 1
    }
    offset = mark + 1
    while offset < window.upperBound, !view.isSpace(at: offset) {
      if isInnerMark(offset, view) { return false }
      offset += 1
    }
    return true
  }

  private static func isInnerMark(_ offset: Int, _ view: ByteView) -> Bool {
    switch view[offset] {
    case UInt8(ascii: ","), UInt8(ascii: ";"): view.isWord(at: offset + 1)
    case UInt8(ascii: "&"), UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "("): true
    default: false
    }
  }
}
