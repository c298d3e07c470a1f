/// Finds French and Italian elisions that a tokenizer split: `l ' école`, `c 'est`, `un po ' di pane`.
struct SpacedElision: Rule {
  let info = RuleInfo(
    id: "spaced-elision", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A French or Italian elision is split by spaces.",
    explanation: """
      French and Italian leave out a vowel before another and write an apostrophe with no space on either side. \
      Tokenizers made for English set the apostrophe apart or with the wrong word. In paragraphs in these languages the \
      parts are joined where what stands before the apostrophe is one of the words that are elided and a vowel or h \
      follows. Italian `po'` keeps the space behind it.
      """,
    examples: [
      .init(
        "L ' école ferme , dit le maire , et c ' est tout . Il n ' y a plus d ' eau dans le port .",
        "L'école ferme , dit le maire , et c'est tout . Il n'y a plus d'eau dans le port ."),
      .init(
        "The dogs ' owner and d ' Orsay of the town were there .",
        "The dogs ' owner and d ' Orsay of the town were there ."),
    ],
    references: [
      "Grevisse and Goosse, Le bon usage, on élision", "Serianni, Grammatica italiana, on elisione and apocope",
    ])
  let trigger: PairTrigger? =
    PairTrigger(ByteClassSet(.space), ByteClassSet(.apostrophe, .leadPunctuation))
    | PairTrigger(ByteClassSet(.apostrophe, .continuation), ByteClassSet(.space))

  private static let french = WordSet("c d j l m n s t qu jusqu lorsqu puisqu quoiqu aujourd presqu quelqu")
  private static let italian = WordSet(
    "c d l m s t v n gl dell nell all dall sull coll un quest quell sant bell anch tutt com dov cos senz mezz")

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let mark = view.firstIndex(in: ByteClassSet(.apostrophe, .leadPunctuation), from: next) {
      next = mark + 1
      guard let length = Apostrophe.length(at: mark, in: view) else { continue }
      let after = mark + length
      let spaceBefore = view[mark - 1] == 0x20 ? 1 : 0
      let spaceAfter = view[after] == 0x20 ? 1 : 0
      guard spaceBefore + spaceAfter > 0 else { continue }
      let stem = view.word(before: mark - spaceBefore)
      let language = Self.elides(stem, view, text)
      guard let language else { continue }
      if language == .italian, Self.italianShort.contains(stem, in: view) {
        if spaceBefore == 1 { findings.remove(mark - 1..<mark, confidence: 0.97) }
        continue
      }
      guard Self.isVowel(after + spaceAfter, view) || view.lowercased(stem) == Array("aujourd".utf8) else { continue }
      if spaceBefore == 1 { findings.remove(mark - 1..<mark, confidence: 0.97) }
      if spaceAfter == 1 { findings.remove(after..<after + 1, confidence: 0.97) }
    }
  }

  /// Cut words that stand before any letter.
  private static let italianShort = WordSet("po mo")

  /// The language in whose paragraph a word that may be elided stands.
  private static func elides(_ stem: Range<Int>, _ view: ByteView, _ text: WorkingText) -> Language? {
    let opens = ByteClassSet(.space, .newline, .tab, .opening, .quote, .leadPunctuation, .continuation)
    guard !stem.isEmpty, !view.isWord(before: stem.lowerBound), opens.contains(view.byteClass(stem.lowerBound - 1)),
      french.contains(stem, in: view) || italian.contains(stem, in: view) || italianShort.contains(stem, in: view)
    else { return nil }
    switch text.language(at: stem.lowerBound) {
    case .french: return french.contains(stem, in: view) ? .french : nil
    case .italian: return .italian
    default: return nil
    }
  }

  /// Whether a vowel or h, with or without an accent, stands at an offset.
  private static func isVowel(_ offset: Int, _ view: ByteView) -> Bool {
    switch view[offset] | 0x20 {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "h"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: view[offset] == 0xC3 || view.reads("œ", at: offset) || view.reads("Œ", at: offset)
    }
  }
}
