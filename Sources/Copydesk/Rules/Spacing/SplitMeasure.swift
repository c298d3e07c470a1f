/// Finds feet and inches that a tokenizer separated from their numbers: `6 ' 2 "`, `8 ' x 10 '`.
struct SplitMeasure: Rule {
  let info = RuleInfo(
    id: "split-measure", stage: .spacing, category: .spacing, safety: .safe,
    summary: "The signs of feet and inches are split from their numbers in tokenized text.",
    explanation: """
      A straight mark between spaces behind a number is a sign of feet or inches if a second number and sign follow (`6 ' 2 \
      "`), if another size follows behind `x` or `by`, or before an adjective of size (`4 ' wide`). A double one counts as \
      well where every double mark of the line stands so, since quotations do not both open and close behind numbers. All \
      others may close a quotation and are left to the rules of quotation marks.
      """,
    examples: [.init("He is 6 ' 2 \" tall , she said .", "He is 6'2\" tall , she said .")],
    references: ["Chicago Manual of Style, 17th edition, 10.66"])

  let trigger: PairTrigger? = PairTrigger(ByteClassSet(.space), ByteClassSet(.apostrophe, .quote))

  private let dimensions = WordSet(EnglishWords.dimensions, "square across")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    guard text.tokenization.isTokenized else { return }
    let view = text.view
    let evidence = text.tokenization.evidence
    var index = 0
    while let sign = view.firstIndex(in: ByteClassSet(.apostrophe, .quote), from: index) {
      index = sign + 1
      guard Self.isSign(sign, view) else { continue }
      if view[sign] == UInt8(ascii: "'"), let inches = Self.inches(behind: sign, view) {
        findings.remove(sign - 1..<sign, confidence: 0.9, evidence: evidence)
        findings.remove(sign + 1..<sign + 2, confidence: 0.9, evidence: evidence)
        if view[inches] == 0x20 { findings.remove(inches..<inches + 1, confidence: 0.9, evidence: evidence) }
        index = inches + 2
      } else if dimensions.contains(view.word(at: sign + 2), in: view) || Self.isSecondSize(sign, view)
        || view[sign] == UInt8(ascii: "\"") && Self.isMeasureLine(around: sign, view)
      {
        findings.remove(sign - 1..<sign, confidence: 0.9, evidence: evidence)
      }
    }
  }

  /// Whether a mark stands between spaces behind a number.
  private static func isSign(_ sign: Int, _ view: ByteView) -> Bool {
    view.byteClass(sign - 1) == .space && view.byteClass(sign - 2) == .digit && view.isSpace(at: sign + 1)
  }

  /// The end of the inches in ` 2 "` or ` 9"` behind a sign of feet; nil if there are none.
  private static func inches(behind feet: Int, _ view: ByteView) -> Int? {
    let end = view.skip(ByteClassSet(.digit), from: feet + 2)
    guard 1...2 ~= end - feet - 2 else { return nil }
    let sign = view[end] == 0x20 ? end + 1 : end
    return view[sign] == UInt8(ascii: "\"") ? end : nil
  }

  /// `x 10 '`: the second of two sizes.
  private static func isSecondSize(_ sign: Int, _ view: ByteView) -> Bool {
    let number = view.skipBack(ByteClassSet(.digit, .period), from: sign - 1)
    return view.reads(" x ", endingAt: number) || view.reads(" by ", endingAt: number)
  }

  /// How far a line is looked at on either side, in bytes.
  private static let reach = 400

  /// Whether every double mark near by in the line stands between spaces behind a number.
  private static func isMeasureLine(around sign: Int, _ view: ByteView) -> Bool {
    var start = sign
    while start > max(0, sign - reach), view.byteClass(start - 1) != .newline { start -= 1 }
    var end = sign
    while end < min(view.count, sign + reach), view.byteClass(end) != .newline { end += 1 }
    return (start..<end).allSatisfy {
      view[$0] != UInt8(ascii: "\"") || isSign($0, view) || view.byteClass($0 - 1) == .digit
    }
  }
}
