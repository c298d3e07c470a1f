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
