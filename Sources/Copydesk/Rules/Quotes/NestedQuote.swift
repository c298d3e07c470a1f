/// Finds a quotation inside another in the same marks: `“on his “no reason” statement”`.
struct NestedQuote: Rule {
  let info = RuleInfo(
    id: "nested-quote", stage: .quotes, category: .quotes, safety: .safe, severity: .note,
    summary: "A quotation inside a quotation has the same marks.",
    explanation: """
      The inner pair becomes single marks, curly or straight as it was, where every mark of the paragraph is paired \
      beyond doubt; otherwise it is only reported.
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
      // One doubtful mark anywhere can shift every pair behind it.
      let sure = paragraph.marks.allSatisfy { $0.role == .open || $0.role == .close || $0.role == .prime }
      let confidence = sure && !paragraph.endsUnclosed ? paragraph.marks.map(\.confidence).min() ?? 0 : 0
      var opening: QuoteMark?
      for mark in paragraph.marks {
        if mark.role == .open, mark.depth == 1 {
          opening = mark
        } else if mark.role == .close, mark.depth == 2, let inner = opening {
          opening = nil
          // A quotation in single marks lies between: double marks are right for the third level.
          if insideSingles.contains(where: { $0.contains(inner.range.lowerBound) }) { continue }
          for part in [inner, mark] {
            let shape: QuoteMark.Shape = part.shape == .straight ? .straight : part.role == .open ? .opening : .closing
            let bytes = QuoteStyle.mark(isDouble: false, shape: shape)
            findings.repair(part.range, with: bytes, confidence: confidence)
          }
        }
      }
    }
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
