/// An opening bracket set off by spaces before a sentence, which nothing closes.
struct UnclosedLeadBracket: Rule {
  let info = RuleInfo(
    id: "unclosed-lead-bracket", stage: .layout, category: .layout, safety: .safe,
    summary: "An opening bracket set off by spaces before a sentence, without a closing one.",
    explanation: """
      Page templates put a lead, a correction or a link into brackets; when the rest is cut, the opening bracket stays
      before the sentence. A square bracket is removed with the spaces behind it, if it stands at the start of a line
      or after a sentence's end, is followed by a space and a capital, and no bracket closes it anywhere behind. A round
      one is only reported, since prose loses closing parentheses too. Editorial brackets, closed ones of every kind
      and brackets that touch a word stay.
      """,
    examples: [
      RuleInfo.Example("The vote is over . [ Mrs. Ames left early .", "The vote is over . Mrs. Ames left early ."),
      RuleInfo.Example("He [ the mayor ] left.", "He [ the mayor ] left."),
    ],
    references: ["Own observation: tokenized news corpora."])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.opening), ByteClassSet(.space))

  /// How far back a sentence's end is looked for: room for a quote and some spaces; a bound that keeps the rule linear.
  private static let reach = 64

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    var found: [(offset: Int, end: Int)] = []
    for (opening, closing) in [(UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "("), UInt8(ascii: ")"))] {
      // From the end backwards, since an opening bracket is matched exactly if more close than open behind it.
      var unopened = 0
      // The lead bracket found last, which another one may stand before.
      var next = -1
      var offset = text.count - 1
      while offset >= 0 {
        let byte = text.view[offset]
        if byte == closing {
          unopened += 1
        } else if byte == opening {
          if unopened > 0 {
            unopened -= 1
          } else if let end = Self.leadEnd(offset, before: next, opening, in: text.view) {
            found.append((offset, end))
            next = offset
          }
        }
        offset -= 1
      }
    }
    for (offset, end) in found.sorted(by: { $0.offset < $1.offset }) {
      if text.view[offset] == UInt8(ascii: "[") {
        findings.remove(offset..<end, confidence: 0.95)
      } else {
        findings.flag(offset..<end, confidence: 0.7)
      }
    }
  }

  /// The end of the spaces behind a bracket that opens a sentence; nil if it does not.
  private static func leadEnd(_ offset: Int, before next: Int, _ opening: UInt8, in view: ByteView) -> Int? {
    guard ByteClassSet(.space, .tab).contains(view.byteClass(offset + 1)) else { return nil }
    let end = view.skip(ByteClassSet(.space, .tab), from: offset + 1)
    guard end == next || view.byteClass(end) == .upper else { return nil }
    let lookedBackTo = max(0, offset - reach)
    var start = offset
    guard start == 0 || ByteClassSet(.space, .tab, .newline).contains(view.byteClass(start - 1)) else { return nil }
    while start > lookedBackTo {
      switch view.byteClass(start - 1) {
      case .space, .tab, .quote, .apostrophe: start -= 1
      case .opening where view[start - 1] == opening: start -= 1
      case .continuation where view.reads("”", endingAt: start) || view.reads("’", endingAt: start): start -= 3
      case .period, .exclamation, .newline: return end
      default: return nil
      }
    }
    return start <= 0 ? end : nil
  }
}
