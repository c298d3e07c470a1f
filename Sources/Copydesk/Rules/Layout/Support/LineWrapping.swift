/// Whether a text was broken into lines of a fixed width, and where its lines should be joined again.
///
/// Software that wraps takes as many words into a line as fit. So in wrapped text the first word of a line would not
/// have fitted on the line before; in verse, lists, tables and headlines it often would. That test, put to every
/// pair of lines, tells them apart.
struct LineWrapping {
  /// A line break that only wrapping put there.
  struct Break {
    /// The end of the words of the line before.
    var end: Int
    /// The start of the words of the line behind.
    var start: Int
  }

  /// The breaks to take back, in order; empty if the text is not wrapped.
  let breaks: [Break]
  /// The widest line, in code points; 0 if the text is not wrapped.
  let width: Int

  /// Widths looked for: from the 50 columns of narrow letters to the 100 of wide terminals; mail has 72 to 80.
  private static let widths = 50...100
  /// The fewest pairs of lines from which anything is concluded.
  private static let pairLimit = 4
  /// The least share of pairs whose second line's first word would not have fitted; 0.9 leaves room for headings
  /// and for paragraphs that are not set apart.
  private static let fullShare = 0.9
  /// The least share of pairs that go on in lower case; English prose has about three quarters.
  private static let lowerShare = 0.4

  init(_ text: WorkingText) {
    let lines = text.lineLayout.lines
    let view = text.view
    let pairs = lines.indices.dropFirst().filter {
      lines[$0].blankLinesBefore == 0 && Self.goesOn(lines[$0], after: lines[$0 - 1], view)
    }
    breaks = Self.breaks(pairs, lines, view)
    width = breaks.isEmpty ? 0 : Self.width(pairs, lines, view) ?? 0
  }

  private static func breaks(_ pairs: [Int], _ lines: [LineLayout.Line], _ view: ByteView) -> [Break] {
    guard pairs.count >= pairLimit, let width = width(pairs, lines, view), widths.contains(width) else { return [] }
    var full: [Int] = []
    var lower = 0
    var columns = 0
    for index in pairs {
      let body = lines[index].body
      if hasColumns(body, view) { columns += 1 }
      if view.byteClass(body.lowerBound) == .lower { lower += 1 }
      var wordEnd = body.lowerBound
      while wordEnd < body.upperBound, view[wordEnd] != 0x20 { wordEnd += 1 }
      let length = codePoints(lines[index - 1].body, view) + 1 + codePoints(body.lowerBound..<wordEnd, view)
      if length > width { full.append(index) }
    }
    let count = Double(pairs.count)
    guard Double(full.count) >= count * fullShare, Double(lower) >= count * lowerShare, columns * 5 < pairs.count
    else { return [] }
    return full.map {
      Break(end: lines[$0 - 1].body.upperBound, start: lines[$0].body.lowerBound)
    }
  }

  /// The width at least 97 in 100 lines keep to; nil if a line is far too long for wrapped text.
  private static func width(_ pairs: [Int], _ lines: [LineLayout.Line], _ view: ByteView) -> Int? {
    let limit = widths.upperBound
    var histogram = [Int](repeating: 0, count: limit + 2)
    for index in pairs {
      // Four bytes is the longest code point.
      guard lines[index].body.count <= limit * 4 else { return nil }
      histogram[min(limit + 1, codePoints(lines[index].body, view))] += 1
      if lines[index - 1].blankLinesBefore > 0 || index == 1 {
        guard lines[index - 1].body.count <= limit * 4 else { return nil }
        histogram[min(limit + 1, codePoints(lines[index - 1].body, view))] += 1
      }
    }
    let total = histogram.reduce(0, +)
    var seen = 0
    for (width, count) in histogram.enumerated() {
      seen += count
      if seen * 100 >= total * 97 { return width }
    }
    return nil
  }

  /// Whether a line can go on a paragraph: it is not indented and opens with no bullet or number of a list.
  private static func goesOn(_ line: LineLayout.Line, after previous: LineLayout.Line, _ view: ByteView) -> Bool {
    let start = line.body.lowerBound
    guard line.range.lowerBound == start else { return false }
    switch view.byteClass(start) {
    case .lower, .upper, .quote, .apostrophe, .opening, .currency, .leadLatin, .leadTwo, .ampersand: return true
    case .digit:
      let end = view.skip(ByteClassSet(.digit), from: start)
      let isMarked = (view[end] == UInt8(ascii: ".") || view[end] == UInt8(ascii: ")")) && view[end + 1] == 0x20
      // A year or a day at a sentence's end is no number of a list: the line before would not break off in a sentence.
      let breaksOff = ByteClassSet(.lower, .upper, .digit, .comma).contains(
        view.byteClass(previous.body.upperBound - 1))
      return !isMarked || breaksOff || end - start > 2
    case .period: return view.reads("...", at: start)
    case .leadPunctuation: return !view.reads("•", at: start) && !view.reads("‣", at: start)
    default: return false
    }
  }

  /// Whether a line holds three spaces in a row or a tab, as the rows of a table do; every line of a table is as wide
  /// as the next, so the test of the first word says nothing about it.
  private static func hasColumns(_ range: Range<Int>, _ view: ByteView) -> Bool {
    var spaces = 0
    for offset in range {
      spaces = view[offset] == 0x20 ? spaces + 1 : 0
      if spaces == 3 || view[offset] == 0x09 { return true }
    }
    return false
  }

  private static func codePoints(_ range: Range<Int>, _ view: ByteView) -> Int {
    range.count { view[$0] & 0xC0 != 0x80 }
  }
}

extension WorkingText {
  /// Whether and where the text is wrapped.
  var lineWrapping: LineWrapping { analysis(LineWrapping.self) { LineWrapping($0) } }
}
