internal import Bytes

/// Finds the spaces a dropped word left: `campaigning in     on Tuesday`, `needed to , one by one`.
///
/// The rule runs with the spacing rules, since its evidence goes when the spaces are closed, and its findings are of their
/// category: the words that are left stand as they should, unlike those of an insertion, a scramble or a gap.
struct DroppedWord: Rule {
  let info = RuleInfo(
    id: "dropped-word", stage: .spacing, category: .spacing, safety: .careful,
    summary: "A run of spaces in mid-sentence shows that a word was dropped.",
    explanation: """
      A crawl of news that removed hyphenated words left the spaces around them: `from   windows`, `the    economy`, `up   \
      ’s doors`. A run of three or more spaces inside a sentence is reported as a gap; runs of two only in a text that has \
      longer ones. A lone space before a mark, behind a word that cannot end a phrase (`the , nobody knew`), is one too. With \
      `--gap keep`, the default, the spaces stay as they are, the only trace of the word; `mark` writes `[…]` for them \
      (`safe` keeps them, since it writes no words); `drop` closes the run. Runs around dashes, behind the end of a \
      sentence, in tables and indentation are no gaps.
      """,
    examples: [.init("They peer down from   windows at the street.", "They peer down from   windows at the street.")],
    references: ["Pattern observed in Kaggle's \"All the News\""])

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.space))
    | PairTrigger(ByteClassSet(.space), ByteClassSet(.comma, .period))
  let reportsOriginal = true

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for gap in text.droppedWords.gaps {
      let confidence = gap.count == 2 ? 0.8 : 0.9
      if text.gapPolicy == .mark {
        let mark = text.view.isWord(at: gap.upperBound) ? " […] " : " […]"
        findings.repair(gap, with: mark, confidence: confidence)
      } else {
        findings.flag(gap, confidence: confidence)
      }
    }
  }
}

/// The places where a text shows by its spaces that a word was dropped.
struct DroppedWords: Sendable {
  /// The spaces, ascending and disjoint.
  let gaps: [Range<Int>]

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let view = text.view
    var gaps: [Range<Int>] = []
    var longest = 0
    var index = 0
    while let start = view.firstIndex(of: 0x20, from: index) {
      let end = view.skip(ByteClassSet(.space), from: start)
      index = end
      if end - start >= 2 {
        guard Self.isInsideSentence(start..<end, view), !text.tableLines.contains(start) else { continue }
        longest = max(longest, end - start)
        gaps.append(start..<end)
      } else if Self.followsDependentWord(start, text) {
        gaps.append(start..<end)
      }
    }
    self.gaps = longest >= 3 ? gaps : gaps.filter { $0.count == 1 }
  }

  /// Whether a space is part of a gap that stays under a policy.
  func keeps(_ offset: Int, under policy: GapPolicy) -> Bool {
    guard policy != .drop else { return false }
    return contains(offset)
  }

  /// Whether an offset lies in a gap.
  func contains(_ offset: Int) -> Bool {
    let next = gaps.partitionPoint { $0.upperBound > offset }
    return next < gaps.count && gaps[next].lowerBound <= offset
  }

  /// Whether a word ends before the run and the sentence goes on behind it.
  private static func isInsideSentence(_ run: Range<Int>, _ view: ByteView) -> Bool {
    let endsWord = view.isWord(before: run.lowerBound) || view[run.lowerBound - 1] == UInt8(ascii: ",")
    guard endsWord else { return false }
    let next = run.upperBound
    if view.isWord(at: next) { return !view.isUpper(at: next) || view[run.lowerBound - 1] != UInt8(ascii: ",") }
    if let apostrophe = Apostrophe.length(at: next, in: view) {
      return Clitic.length(at: next + apostrophe, in: view) != nil
    }
    switch view.byteClass(next) {
    case .comma, .period: return view.isSpace(at: next + 1)
    default: return false
    }
  }

  /// Whether a lone space stands between a word that cannot end a phrase and a comma or stop.
  ///
  /// In tokenized text a space before a mark says nothing, so only words that no phrase ends with count there.
  private static func followsDependentWord(_ space: Int, _ text: WorkingText) -> Bool {
    let view = text.view
    let mark = view.byteClass(space + 1)
    guard mark == .comma || mark == .period, view.isSpace(at: space + 2), view[space + 3] != UInt8(ascii: ".") else {
      return false
    }
    let word = view.word(before: space)
    let isWhole = view.isSpace(at: word.lowerBound - 1) && view.byteClass(word.lowerBound) == .lower
    let words = text.tokenization.isTokenized ? EnglishWords.determiners : EnglishWords.dependents
    return isWhole && words.contains(word, in: view)
  }
}

extension WorkingText {
  /// Where words were dropped.
  var droppedWords: DroppedWords { analysis(DroppedWords.self) { DroppedWords($0) } }
}
