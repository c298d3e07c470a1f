internal import Bytes

/// How a text writes its numbers: `1,200` or `1, 200`, `2.1` or `2. 1`.
struct NumberStyle: Sendable {
  /// Whether the text splits its numbers, so that a lone `1, 200` may be one.
  ///
  /// Places that may be a list prove nothing (`6-2, 220`, `the 50, 100 and 200`, `On Flight 93, 175 people`): it takes
  /// one that can be nothing else (`35, 000`, `$2, 500`, `3. 5 percent`) or another trace of a crawl that put a space
  /// behind every mark (`9 p. m.`, `away. ”`) or dropped words, and a second place. Whole numbers elsewhere speak
  /// against it.
  let isSplit: Bool
  /// Whether a splitter that sets off every stop went over the text, told by `p . m .`, which all others leave whole.
  let hasShatteredHours: Bool

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    var whole = 0
    var split = view.firstIndex(of: "   ", from: 0) != nil ? 1 : 0
    var possible = 0
    var hasShatteredHours = false
    var index = 0
    while let mark = view.firstIndex(in: ByteClassSet(.comma, .period), from: index) {
      index = mark + 1
      guard view.byteClass(mark - 1) == .digit else {
        if view.reads(" . m .", at: mark - 1) { hasShatteredHours = true }
        // `p. m.` and `away. ”`
        if view.reads(". m.", at: mark) || view.reads(". ”", at: mark) || view.reads(". S.", at: mark) { split += 1 }
        continue
      }
      let isSpaced = view.byteClass(mark + 1) == .space
      let start = isSpaced ? mark + 2 : mark + 1
      let digits = start..<view.skip(ByteClassSet(.digit), from: start)
      let left = view.skipBack(ByteClassSet(.digit), from: mark)..<mark
      let isComma = view[mark] == UInt8(ascii: ",")
      guard isComma ? digits.count == 3 : !digits.isEmpty else { continue }
      if !isSpaced {
        whole += 1
      } else if left.count <= 3, !NumberParting.isSecondOfPair(left, in: view) {
        // A year before the comma (`in 2010, 100 men`) says nothing.
        let isMoney = NumberParting.isCurrency(before: left.lowerBound, in: view)
        if isComma {
          if isMoney || NumberParting.isThousand(digits, in: view) { split += 1 } else { possible += 1 }
        } else if NumberParting.hasShare(at: digits.upperBound, in: view) || isMoney && digits.count == 2 {
          split += 1
        }
      }
    }
    self.hasShatteredHours = hasShatteredHours
    isSplit = split > 0 && split + min(1, possible) >= 2 && split + possible > whole
  }
}

extension WorkingText {
  /// How the text writes its numbers.
  var numberStyle: NumberStyle { analysis(NumberStyle.self) { NumberStyle($0) } }
}

/// The lines of a text that are set in columns.
///
/// A line counts when it holds two or more runs of three spaces, or a tab, and a neighbouring line does too.
struct TableLines: Sendable {
  private let ranges: [Range<Int>]

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let lines = text.lines
    let wide = lines.map { Self.isWide($0, text.view) }
    ranges = lines.indices.filter { index in
      wide[index] && (index > 0 && wide[index - 1] || index + 1 < wide.count && wide[index + 1])
    }.map { lines[$0] }
  }

  /// Whether an offset lies in such a line.
  func contains(_ offset: Int) -> Bool {
    let next = ranges.partitionPoint { $0.upperBound > offset }
    return next < ranges.count && ranges[next].lowerBound <= offset
  }

  private static func isWide(_ line: Range<Int>, _ view: ByteView) -> Bool {
    var runs = 0
    var index = view.skip(ByteClassSet(.space), from: line.lowerBound)
    while index < line.upperBound {
      guard view.buffer[index] == 0x20 else {
        index += 1
        continue
      }
      let end = min(line.upperBound, view.skip(ByteClassSet(.space), from: index))
      // A dash set in wide spaces is a crawl's habit, not a column.
      if end - index >= 3, end < line.upperBound, !view.reads("—", at: end), !view.reads("—", endingAt: index) {
        runs += 1
      }
      index = end
    }
    // Prose that lost words has wide runs too, but seldom so close together.
    return runs >= 2 && line.count / (runs + 1) < 24
  }
}

extension WorkingText {
  /// The lines set in columns.
  var tableLines: TableLines { analysis(TableLines.self) { TableLines($0) } }
}
