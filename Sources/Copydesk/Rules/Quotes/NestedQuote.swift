/// Finds a quotation inside another in the same marks: `“on his “no reason” statement”`.
struct NestedQuote: Rule {
  let info = RuleInfo(
    id: "nested-quote", stage: .quotes, category: .quotes, safety: .safe, severity: .note,
    summary: "A quotation inside a quotation has the same marks.",
    explanation: """
      The inner pair becomes single marks, curly or straight as it was, where every mark of the paragraph is paired \
      beyond doubt, points the right way, and the inner quotation begins in mid-sentence; otherwise it is only reported.
      """,
    examples: [
      .init(
        "“He failed on his “no reason” statement,” she wrote.", "“He failed on his ‘no reason’ statement,” she wrote.")
    ],
    references: ["Chicago Manual of Style, 17th edition, 13.30"])
  let language: Language? = .english

  let trigger: PairTrigger? = .anywhere(ByteClassSet(.quote, .leadPunctuation))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let insideSingles = Self.singleQuotations(of: text.quotes)
    for paragraph in text.quotes.paragraphs where paragraph.marks.first?.isDouble == true {
      let marks = paragraph.marks
      // One doubtful mark anywhere can shift every pair behind it.
      let isPaired = marks.allSatisfy { $0.role == .open || $0.role == .close || $0.role == .prime }
      let isSure = isPaired && !paragraph.endsUnclosed
      let least = marks.map(\.confidence).min() ?? 0
      var outer: QuoteMark?
      for mark in marks where mark.role == .open {
        if mark.depth == 0 { outer = mark }
        guard mark.depth == 1, let partner = mark.partner else { continue }
        // A quotation in single marks lies between: double marks are right for the third level.
        if insideSingles.contains(where: { $0.contains(mark.range.lowerBound) }) { continue }
        let inner = [mark, marks[partner]]
        let around = [outer, outer?.partner.map { marks[$0] }].compactMap { $0 }
        guard isSure, around.count == 2, Self.standsInSentence(mark), (inner + around).allSatisfy(Self.pointsItsWay)
        else {
          for part in inner { findings.flag(part.range, confidence: least) }
          continue
        }
        for part in inner {
          let shape: QuoteMark.Shape = part.shape == .straight ? .straight : part.role == .open ? .opening : .closing
          findings.repair(part.range, with: QuoteStyle.mark(isDouble: false, shape: shape), confidence: least)
        }
      }
    }
  }

  /// Whether a mark opens in mid-sentence; at the start of one, the outer quotation may as well have ended unclosed.
  private static func standsInSentence(_ mark: QuoteMark) -> Bool {
    switch mark.left {
    case .edge, .stop, .quote: false
    default: true
    }
  }

  /// Whether a mark points the way its role asks.
  ///
  /// Where one does not, text may have been put together from the words of two speakers.
  private static func pointsItsWay(_ mark: QuoteMark) -> Bool {
    mark.shape == .straight || mark.shape == mark.shapeByRole
  }

  /// The stretches of text inside single quotation marks.
  private static func singleQuotations(of quotes: QuoteAnalysis) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for paragraph in quotes.paragraphs where paragraph.marks.first?.isDouble == false {
      var opening: Int?
      for mark in paragraph.marks {
        if mark.role == .open {
          opening = mark.range.upperBound
        } else if mark.role == .close, let start = opening {
          spans.append(start..<max(start, mark.range.lowerBound))
          opening = nil
        }
      }
    }
    return spans
  }
}
