/// Finds `â??`: the mojibake of a mark whose last two bytes became question marks.
struct QuestionedMojibake: Rule {
  let info = RuleInfo(
    id: "questioned-mojibake", stage: .encoding, category: .encoding, safety: .careful,
    summary: "The first byte of a curly mark as a letter, with two question marks behind it.",
    explanation: """
      A program that read UTF-8 as ISO-8859-1 and wrote ASCII, or an encoding without the characters 80...9F, leaves \
      `â??` of every curly quote and dash. Before the ending of a contraction it is an apostrophe, behind white space \
      and before a letter or figure an opening quote, behind a letter or a mark and before white space or a mark a \
      closing one, if the quotes of the line open and close in turn. All else is flagged. U+FFFD in the place of `?` \
      counts as well.
      """,
    examples: [
      .init("â??We donâ??t know,â?? she said.", "“We don’t know,” she said."),
      .init("It rained â?? all day.", "It rained â?? all day."),
    ],
    references: ["Own reading of the bytes: E2 is â in ISO-8859-1, 80 and what follows have no character there."])
  let trigger: PairTrigger? = PairTrigger(.init(.continuation), .init(.exclamation, .leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for line in text.lines {
      var quotes: [(range: Range<Int>, opens: Bool)] = []
      var offset = view.firstNonASCII(from: line.lowerBound)
      while offset < line.upperBound {
        guard let range = Self.mark(view, offset) else {
          offset = view.firstNonASCII(from: offset + view.scalarLength(at: offset))
          continue
        }
        offset = view.firstNonASCII(from: range.upperBound)
        let isAfterSpace = view.isSpace(at: range.lowerBound - 1) || view.byteClass(range.lowerBound - 1) == .opening
        let isBeforeSpace =
          view.isSpace(at: range.upperBound)
          || ByteClassSet(.period, .comma, .colon, .exclamation, .closing).contains(view.byteClass(range.upperBound))
        if view.isWord(before: range.lowerBound), Clitic.endsWord(at: range.upperBound, in: view) {
          findings.repair(range, with: "’", confidence: 0.95)
        } else if isAfterSpace != isBeforeSpace {
          quotes.append((range, isAfterSpace))
        } else {
          findings.flag(range)
        }
      }
      let alternates = quotes.count % 2 == 0 && quotes.indices.allSatisfy { quotes[$0].opens == ($0 % 2 == 0) }
      for quote in quotes {
        if alternates {
          findings.repair(quote.range, with: quote.opens ? "“" : "”", confidence: 0.92)
        } else {
          findings.flag(quote.range)
        }
      }
    }
  }

  /// `â` and two marks that stand for bytes without a character.
  private static func mark(_ text: ByteView, _ offset: Int) -> Range<Int>? {
    guard text.reads("â", at: offset) else { return nil }
    var end = offset + 2
    for _ in 0..<2 {
      if text[end] == UInt8(ascii: "?") {
        end += 1
      } else if text.reads("\u{FFFD}", at: end) {
        end += 3
      } else {
        return nil
      }
    }
    return offset..<end
  }
}
