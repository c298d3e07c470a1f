/// The credit of an embedded tweet run into the text around it.
struct TweetCredit: Rule {
  let info = RuleInfo(
    id: "tweet-credit", stage: .layout, category: .layout, safety: .safe,
    summary: "A tweet's credit line with the article's text running on behind it.",
    explanation: """
      An embedded tweet ends in a credit: a dash, the author, the handle in brackets and the date. Where a crawler
      lost its paragraphs, the article goes on behind the date as if nothing were between. The credit becomes a paragraph
      of its own; a comma that stands for the lost break behind the year goes. Paragraphs are set apart by a blank
      line, or by a plain line break in a text of at least three lines that leaves none blank. Credits that end their line
      stay with their tweet, unless another one of the line is run in; so do credits a sentence goes on from in lower
      case or with a dash. Spaces inside the credit are left to other stages.
      """,
    examples: [
      RuleInfo.Example(
        "We won ! — Jane Q. Ames ( @janeames ) May 7 , 2018 ,   That was all.",
        "We won !\n\n— Jane Q. Ames ( @janeames ) May 7 , 2018\n\nThat was all.")
    ],
    references: ["The markup of embedded tweets, 2012-2023: `&mdash; Name (@handle) <a>Month D, YYYY</a>`."])

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.at))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for line in text.lineLayout.lines {
      var credits: [Credit] = []
      var position = line.body.lowerBound
      while let at = view.firstIndex(of: UInt8(ascii: "@"), from: position, to: line.body.upperBound) {
        if let credit = Credit(
          around: at, in: max(line.body.lowerBound, credits.last?.end ?? 0)..<line.body.upperBound, of: view)
        {
          credits.append(credit)
          position = credit.end
        } else {
          position = at + 1
        }
      }
      guard credits.contains(where: \.runsOn) else { continue }
      let separator = text.lineLayout.paragraphBreak
      for credit in credits where credit.runsOn || credit.date == line.body.upperBound {
        let before = WhiteSpace.skipBack(line.body.lowerBound..<credit.dash, in: view)
        if before > line.body.lowerBound {
          findings.repair(before..<credit.dash, with: separator, confidence: 0.95)
        }
        if credit.end < line.body.upperBound {
          findings.repair(credit.date..<credit.end, with: separator, confidence: 0.95)
        } else {
          findings.remove(credit.date..<credit.end, confidence: 0.95)
        }
      }
    }
  }
}

extension TweetCredit {
  /// A credit within a line.
  private struct Credit {
    /// Where its dash begins.
    var dash: Int
    /// Where its date ends.
    var date: Int
    /// Where the text behind it begins, or the line ends.
    var end: Int
    /// Whether text that is certainly not part of it follows.
    var runsOn: Bool

    /// The longest author's name with its dash and the spaces between, in bytes; Twitter allows 50 characters.
    private static let nameReach = 120
    private static let blank = ByteClassSet(.space, .tab)

    init?(around at: Int, in range: Range<Int>, of view: ByteView) {
      let bracket = WhiteSpace.skipBack(range.lowerBound..<at, in: view) - 1
      guard bracket > range.lowerBound, view[bracket] == UInt8(ascii: "("),
        let dash = Self.dash(before: bracket, from: range.lowerBound, in: view)
      else { return nil }
      let handle = WhiteSpace.skip(at + 1..<range.upperBound, in: view)
      let handleEnd = view.skip(ByteClassSet(.lower, .upper, .digit, .underscore), from: handle)
      // Handles have at most 15 characters; early ones up to 20.
      guard handleEnd > handle, handleEnd - handle <= 20, handleEnd < range.upperBound else { return nil }
      let closing = WhiteSpace.skip(handleEnd..<range.upperBound, in: view)
      guard view[closing] == UInt8(ascii: ")"), closing < range.upperBound else { return nil }
      var scanner = DateScanner(
        view, at: WhiteSpace.skip(closing + 1..<range.upperBound, in: view), end: range.upperBound)
      guard scanner.writtenDate() else { return nil }
      self.dash = dash
      date = scanner.offset
      (end, runsOn) = Self.continuation(after: date, before: range.upperBound, in: view)
    }

    /// The nearest dash set off by a space or the line's start, with a name between it and the bracket.
    private static func dash(before bracket: Int, from start: Int, in view: ByteView) -> Int? {
      var offset = bracket - 1
      while offset >= max(start, bracket - nameReach) {
        switch view.byteClass(offset) {
        case .opening, .closing, .quote, .at: return nil
        case .leadPunctuation where view.reads("—", at: offset) || view.reads("–", at: offset):
          return isSetOff(offset, end: offset + 3, before: bracket, from: start, in: view) ? offset : nil
        case .hyphen where view.reads("--", at: offset - 1):
          return isSetOff(offset - 1, end: offset + 1, before: bracket, from: start, in: view) ? offset - 1 : nil
        default: offset -= 1
        }
      }
      return nil
    }

    private static func isSetOff(_ dash: Int, end: Int, before bracket: Int, from start: Int, in view: ByteView) -> Bool
    {
      let name = WhiteSpace.skip(end..<bracket, in: view)
      return name < bracket
        && (dash <= start || WhiteSpace.skipBack(start..<dash, in: view) < dash
          || ByteClassSet(.period, .exclamation, .continuation).contains(view.byteClass(dash - 1)))
    }

    /// Where the text behind a date begins, and whether there is any that does not belong to the credit's sentence.
    private static func continuation(after date: Int, before end: Int, in view: ByteView) -> (Int, Bool) {
      var offset = WhiteSpace.skip(date..<end, in: view)
      if view[offset] == UInt8(ascii: ","), offset < end {
        offset = WhiteSpace.skip(offset + 1..<end, in: view)
        if offset == end { return (end, true) }
      }
      guard offset < end else { return (date, false) }
      switch view.byteClass(offset) {
      case .upper, .digit, .quote, .at, .hash, .opening, .leadLatin, .leadOther, .leadTwo:
        return offset > date ? (offset, true) : (date, false)
      case .leadPunctuation where view.reads("“", at: offset) || view.reads("‘", at: offset):
        return (offset, true)
      default: return (date, false)
      }
    }
  }
}

extension ByteView {
  /// The first offset of a byte from `offset` on and before `end`, or nil.
  fileprivate func firstIndex(of byte: UInt8, from offset: Int, to end: Int) -> Int? {
    var index = max(0, offset)
    while index < min(end, count) {
      if buffer[index] == byte { return index }
      index += 1
    }
    return nil
  }
}
