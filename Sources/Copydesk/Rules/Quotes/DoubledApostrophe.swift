/// Finds quotations set in doubled apostrophes: `''Yes,'' she said`.
struct DoubledApostrophe: Rule {
  let info = RuleInfo(
    id: "doubled-apostrophe", stage: .quotes, category: .quotes, safety: .safe,
    summary: "Two apostrophes stand for a double quotation mark.",
    explanation: """
      Writers and converters type '' for ". The marks are put right where they come in pairs along a line, opening \
      behind white space and closing before it, and the line has no other double marks. Feet and seconds (6'' by 4'') \
      stand behind digits and stay.
      """,
    examples: [.init("''Yes,'' she said.", "\"Yes,\" she said.")])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.apostrophe), ByteClassSet(.apostrophe))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for line in text.lines {
      guard let marks = Self.marks(in: line, text.view) else { continue }
      for mark in marks { findings.repair(mark..<mark + 2, with: "\"", confidence: 0.92) }
    }
  }

  /// The doubled apostrophes of a line if they open and close in turn; nil if they do not.
  private static func marks(in line: Range<Int>, _ view: ByteView) -> [Int]? {
    var marks: [Int] = []
    var next = line.lowerBound
    while let mark = view.firstIndex(in: ByteClassSet(.apostrophe, .quote), from: next), mark < line.upperBound {
      next = mark + 1
      if view[mark] == 0x22 { return nil }
      guard view[mark + 1] == 0x27 else { continue }
      next = mark + 2
      let opens = view.isSpace(at: mark - 1) || view.byteClass(mark - 1) == .opening
      let closes = !view.isSpace(at: mark - 1) && !view.isWord(at: mark + 2) && view.byteClass(mark - 1) != .digit
      guard view[mark + 2] != 0x27, marks.count.isMultiple(of: 2) ? opens && !view.isSpace(at: mark + 2) : closes else {
        return nil
      }
      marks.append(mark)
    }
    return marks.isEmpty || !marks.count.isMultiple(of: 2) ? nil : marks
  }
}
