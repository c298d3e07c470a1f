/// Finds typographic ligatures, which print as one glyph what are several letters.
struct LatinLigature: Rule {
  let info = RuleInfo(
    id: "latin-ligature", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A ligature character such as ﬁ or ﬂ.",
    explanation: """
      PDF extraction keeps the glyphs of fonts: ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ. They become their letters, so that words are found \
      again. Where the font's gap became a space behind one (`oﬃ cer`, `coﬀ ee`), or before one and behind a beginning \
      that is no word (`pro ﬁ le`), it goes, too; behind ﬀ only if the word so far is not one that ends in ff. Letters \
      of alphabets, as æ and œ, are none and stay.
      """,
    examples: [
      .init("an oﬃcial ﬁgure", "an official figure"),
      .init("The oﬃ cer stood oﬀ the coast with coﬀ ee.", "The officer stood off the coast with coffee."),
    ],
    references: ["Unicode chart FB00 (alphabetic presentation forms), compatibility decompositions"])

  private static let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  /// English words that end in ff; a space behind another word that does belongs into the word.
  ///
  /// Source: the ending is closed; these are the nouns and verbs of general dictionaries, compounds by their last part.
  private static let wordsInFF: [StaticString] = [
    "off", "staff", "stuff", "cliff", "sheriff", "tariff", "bluff", "stiff", "cuff", "puff", "buff", "gruff", "scoff",
    "sniff", "whiff", "chaff", "plaintiff", "mastiff", "gaff", "quaff", "snuff", "muff", "huff", "ruff", "scruff",
    "tiff",
    "pontiff", "bailiff", "caitiff", "fluff", "doff", "toff", "naff", "faff", "riff", "miff", "biff", "skiff", "spiff",
    "duff", "guff", "dandruff",
  ]
  /// Beginnings of words that are none by themselves, before `fi`, `fl` or `ff`: `pro ﬁ le`, `af ﬁ davit`.
  ///
  /// Source: prefixes and stems of Latin words in -fic-, -fid-, -fil-, -flu- and -fect-.
  private static let openings = WordSet(
    """
    af ef suf dif traf speci bene signi identi classi certi justi uni arti sacri modi noti quali simpli veri ampli forti
    glori magni paci recti satis scienti terri horri grati clari puri dei digni edi falsi pro con codi
    """)

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    for offset in SpecialCharacters.of(text).ligatures {
      let index = Int(view[offset + 2]) - 0x80
      guard Self.letters.indices.contains(index) else { continue }
      let start = Self.takesSpaceBefore(offset, view) ? offset - 1 : offset
      let end = Self.takesSpaceBehind(offset, index, view) ? offset + 4 : offset + 3
      findings.repair(start..<end, with: Self.letters[index])
    }
  }

  /// Whether the space behind a ligature is the gap its glyph left in the word.
  private static func takesSpaceBehind(_ offset: Int, _ index: Int, _ text: ByteView) -> Bool {
    let next = offset + 4
    guard text[offset + 3] == 0x20, text.byteClass(next) == .lower,
      !EnglishWords.functionWords.contains(text.word(at: next), in: text)
    else { return false }
    let head = text.skipBack(.letter, from: offset)
    // `sci-ﬁ`, `wiﬁ`.
    guard text.byteClass(head - 1) != .hyphen, !text.reads("wi", endingAt: offset), !text.reads("hi", endingAt: offset)
    else { return false }
    switch letters[index] {
    case "ff":
      if text.byteClass(head) == .upper { return head < offset - 3 ? false : head == offset - 1 }
      return !wordsInFF.contains { ends(offset, $0, text) }
    case "st": return false
    default: return true
    }
  }

  /// Whether a word, `ff` aside, ends before a ligature.
  private static func ends(_ offset: Int, _ word: StaticString, _ text: ByteView) -> Bool {
    let length = word.utf8CodeUnitCount - 2
    guard offset >= length else { return false }
    // `coﬀ` is none for its `off`; compounds (`layoff`, `dandruff`) have three letters and more before it.
    let before = text.skipBack(.letter, from: offset - length)
    guard before == offset - length || offset - length - before >= 3 else { return false }
    return (0..<length).allSatisfy { text[offset - length + $0] | 0x20 == word.utf8Start[$0] }
  }

  /// Whether the space before a ligature is one, too: the word before it is none, and a space stands behind.
  private static func takesSpaceBefore(_ offset: Int, _ text: ByteView) -> Bool {
    guard text[offset - 1] == 0x20, text.isWord(at: offset + 3) || text[offset + 3] == 0x20 else { return false }
    return openings.contains(text.word(before: offset - 1), in: text)
  }
}
