/// Finds other marks that stand for an apostrophe inside a word: `It"s`, `aren´t`, `didn‘t`.
struct QuoteForApostrophe: Rule {
  let info = RuleInfo(
    id: "quote-for-apostrophe", stage: .quotes, category: .quotes, safety: .safe,
    summary: "Another mark stands for an apostrophe inside a word.",
    explanation: """
      Normalizers that map every curly mark to `"` also hit apostrophes; programs that curl marks by the space before \
      them write `‘` in words typed apart; fonts that draw ‛ and ‚ like ’ hide that one of these was typed; and some \
      keyboards put an accent where the apostrophe should be. The apostrophe is put back between a letter and one of \
      English's clitics (s, t, re, ve, ll, d, m): curly for the curly marks, straight for the others. The ending of a \
      quoted word (`the \"no\"s`) stays.
      """,
    examples: [
      .init("It\"s late, they don\"t know.", "It's late, they don't know."),
      .init("The men´s boats aren`t there, they didn‘t sail.", "The men's boats aren't there, they didn’t sail."),
    ],
    references: ["Moses normalize-punctuation.perl maps ’ to a double mark"])
  let language: Language? = .english

  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.lower, .upper), ByteClassSet(.quote, .backtick, .leadLatin, .leadPunctuation))

  private static let marks = ByteClassSet(.quote, .backtick, .leadLatin, .leadPunctuation)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(in: Self.marks, from: next) {
      next = mark + 1
      guard let length = Self.length(at: mark, view) else { continue }
      findings.repair(mark..<mark + length, with: view[mark] == 0xE2 ? "’" : "'", confidence: 0.93)
    }
  }

  /// The length of a mark at an offset that stands between a letter and a clitic, or nil.
  static func length(at mark: Int, _ view: ByteView) -> Int? {
    let length: Int
    switch view[mark] {
    case 0x22, 0x60: length = 1
    case 0xC2 where view[mark + 1] == 0xB4: length = 2
    case 0xE2 where view.reads("‘", at: mark) || view.reads("‛", at: mark) || view.reads("‚", at: mark): length = 3
    default: return nil
    }
    guard ByteClassSet.letter.contains(view.byteClass(mark - 1)),
      let clitic = Clitic.length(at: mark + length, in: view),
      view.byteClass(mark + length + clitic) != view.byteClass(mark)
    else { return nil }
    if length == 1, clitic == 1, view[mark + 1] | 0x20 == UInt8(ascii: "s"), closesQuotedWord(mark, view) { return nil }
    let isNegation = clitic == 1 && view[mark + length] | 0x20 == UInt8(ascii: "t")
    return !isNegation || view[mark - 1] | 0x20 == UInt8(ascii: "n") ? length : nil
  }

  /// Words that take `'s` for a verb, also at the start of a quotation: `"It"s late`.
  private static let pronouns = WordSet("it he she that this what who where there here how let when why one")

  /// Whether a mark closes a quotation of the one word before it: `the "no"s`.
  private static func closesQuotedWord(_ mark: Int, _ view: ByteView) -> Bool {
    let word = view.word(before: mark)
    return view[word.lowerBound - 1] == view[mark] && !pronouns.contains(word, in: view)
  }
}
