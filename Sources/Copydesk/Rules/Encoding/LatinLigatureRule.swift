/// Finds typographic ligatures, which print as one glyph what are several letters.
struct LatinLigatureRule: Rule {
  let info = RuleInfo(
    id: "latin-ligature", stage: .encoding, category: .encoding, safety: .safe,
    summary: "A ligature character such as ﬁ or ﬂ.",
    explanation: """
      PDF extraction keeps the glyphs of fonts: ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ. They become their letters, so that words are found \
      again. Letters of alphabets, as æ and œ, are none and stay.
      """,
    examples: [.init("an oﬃcial ﬁgure", "an official figure")],
    references: ["Unicode chart FB00 (alphabetic presentation forms), compatibility decompositions"])

  private static let letters = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"]

  let trigger: PairTrigger? = .anywhere(.init(.leadOther))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in SpecialCharacters.of(text).ligatures {
      let index = Int(text.view[offset + 2]) - 0x80
      guard Self.letters.indices.contains(index) else { continue }
      findings.repair(offset..<offset + 3, with: Self.letters[index])
    }
  }
}
