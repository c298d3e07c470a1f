/// The lines of a text that hold something, with the white space around them; shared by the rules of the layout stage.
struct LineLayout {
  /// A line that holds more than white space.
  struct Line {
    /// The line without its terminator.
    var range: Range<Int>
    /// The line less the white space at both ends.
    var body: Range<Int>
    /// Lines without words right before it.
    var blankLinesBefore: Int
  }

  /// The lines that hold something, in order.
  let lines: [Line]
  /// The first line terminator of the text; a line feed if there is none.
  let terminator: String
  /// Whether a blank line stands between any two lines.
  let usesBlankLines: Bool

  init(_ text: WorkingText) {
    let view = text.view
    var lines: [Line] = []
    lines.reserveCapacity(text.lines.count)
    var blank = 0
    var usesBlankLines = false
    for range in text.lines {
      let body = WhiteSpace.trimmed(range, in: view)
      if body.isEmpty {
        blank += 1
      } else {
        usesBlankLines = usesBlankLines || (blank > 0 && !lines.isEmpty)
        lines.append(Line(range: range, body: body, blankLinesBefore: blank))
        blank = 0
      }
    }
    self.lines = lines
    self.usesBlankLines = usesBlankLines
    terminator =
      switch text.lines.first.map({ (view[$0.upperBound], view[$0.upperBound + 1]) }) {
      case (0x0D, 0x0A)?: "\r\n"
      case (0x0D, _)?: "\r"
      default: "\n"
      }
  }

  /// The bytes that go with each of some lines when it is taken out; nil where the text would hold nothing else.
  ///
  /// A block of such lines goes with the smaller of the gaps around it, so that the larger one stays between the
  /// paragraphs.
  ///
  /// - Parameter numbers: The lines to take out, in ascending order.
  /// - Returns: A range for each line.
  func removals(of numbers: [Int]) -> [Range<Int>?] {
    var removals: [Range<Int>?] = []
    removals.reserveCapacity(numbers.count)
    while removals.count < numbers.count {
      let next = removals.count
      var last = next
      while last + 1 < numbers.count, numbers[last + 1] == numbers[last] + 1 { last += 1 }
      let before = numbers[next] - 1
      let after = numbers[last] + 1
      let goesWithGapAfter =
        after < lines.count
        && (before < 0 || lines[numbers[next]].blankLinesBefore >= lines[after].blankLinesBefore)
      for index in numbers[next...last] {
        if goesWithGapAfter {
          // What comes before the document's first line goes too.
          removals.append(lines[index].range.lowerBound..<lines[index + 1].range.lowerBound)
        } else {
          removals.append(before >= 0 ? lines[index - 1].range.upperBound..<lines[index].range.upperBound : nil)
        }
      }
    }
    return removals
  }

  /// What separates two paragraphs here: a blank line, or a plain line break in a text of at least three lines that
  /// never leaves one blank.
  var paragraphBreak: String {
    lines.count >= 3 && !usesBlankLines ? terminator : terminator + terminator
  }
}

extension WorkingText {
  /// The lines that hold something.
  var lineLayout: LineLayout { analysis(LineLayout.self) { LineLayout($0) } }
}

/// White space within a line: space, tab and no-break space.
///
/// Other Unicode spaces are left to the rules that know them; an ideographic space opens Chinese paragraphs.
enum WhiteSpace {
  /// The first offset in `range` that is not white space; its end if there is none.
  static func skip(_ range: Range<Int>, in view: ByteView) -> Int {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if view[offset] == 0x20 || view[offset] == 0x09 {
        offset += 1
      } else if view[offset] == 0xC2, view[offset + 1] == 0xA0 {
        offset += 2
      } else {
        break
      }
    }
    return min(offset, range.upperBound)
  }

  /// The end of `range` less the white space there; its start if it holds nothing else.
  static func skipBack(_ range: Range<Int>, in view: ByteView) -> Int {
    var offset = range.upperBound
    while offset > range.lowerBound {
      if view[offset - 1] == 0x20 || view[offset - 1] == 0x09 {
        offset -= 1
      } else if offset - 2 >= range.lowerBound, view[offset - 1] == 0xA0, view[offset - 2] == 0xC2 {
        offset -= 2
      } else {
        break
      }
    }
    return offset
  }

  /// The range less the white space at both ends.
  static func trimmed(_ range: Range<Int>, in view: ByteView) -> Range<Int> {
    let lower = skip(range, in: view)
    return lower..<max(lower, skipBack(lower..<range.upperBound, in: view))
  }
}
