/// Finds the spaces a dropped word left: `campaigning in     on Tuesday`.
///
/// The rule runs with the spacing rules, since its evidence goes when the run of spaces is closed, and its findings are
/// of their category: the words that are left stand as they should, unlike those of an insertion, a scramble or a gap.
struct DroppedWord: Rule {
  let info = RuleInfo(
    id: "dropped-word", stage: .spacing, category: .spacing, safety: .careful,
    summary: "A run of spaces in mid-sentence shows that a word was dropped.",
    explanation: """
      A crawl of news that removed hyphenated words left the spaces around them: `from   windows`, `the    economy`. \
      A run of three or more spaces inside a sentence is reported as a gap; runs of two only in a text that has longer \
      ones. The run itself is closed by `space-run`; with `--gap mark` it becomes `[…]`. Runs around dashes, behind the \
      end of a sentence, in tables and indentation are no gaps.
      """,
    examples: [.init("They peer down from   windows at the street.", "They peer down from   windows at the street.")],
    references: ["Pattern observed in Kaggle's \"All the News\""])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.space))
  let reportsOriginal = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var gaps: [Range<Int>] = []
    var index = 0
    while let start = view.firstIndex(of: "  ", from: index) {
      index = start
      let end = view.skip(ByteClassSet(.space), from: index)
      if Self.isInsideSentence(index..<end, view), !text.tableLines.contains(index) { gaps.append(index..<end) }
      index = end
    }
    guard gaps.contains(where: { $0.count >= 3 }) else { return }
    for gap in gaps {
      let confidence = gap.count >= 3 ? 0.9 : 0.7
      if text.gapPolicy == .mark {
        findings.repair(gap, with: " […] ", confidence: confidence)
      } else {
        findings.flag(gap, confidence: confidence)
      }
    }
  }

  /// Whether a word ends before the run and the sentence goes on behind it.
  private static func isInsideSentence(_ run: Range<Int>, _ view: ByteView) -> Bool {
    let endsWord = view.isWord(before: run.lowerBound) || view[run.lowerBound - 1] == UInt8(ascii: ",")
    guard endsWord else { return false }
    let next = run.upperBound
    if view.isWord(at: next) { return !view.isUpper(at: next) || view[run.lowerBound - 1] != UInt8(ascii: ",") }
    switch view.byteClass(next) {
    case .comma, .period: return view.isSpace(at: next + 1)
    default: return false
    }
  }
}
