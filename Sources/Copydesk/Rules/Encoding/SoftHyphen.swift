/// Finds soft hyphens, which mark where a word may be broken and are not part of it.
struct SoftHyphen: Rule {
  let info = RuleInfo(
    id: "soft-hyphen", stage: .encoding, category: .encoding, safety: .safe, severity: .note,
    summary: "A soft hyphen.",
    explanation: """
      U+00AD marks a place where a browser may break a word; in text it splits the word. It is removed, and with it a \
      line break behind it that the word was broken at. Before a space it is removed alone: whether the word goes on \
      there is not certain.
      """,
    examples: [.init("the presi\u{AD}dent’s infor\u{AD}\nmation", "the president’s information")],
    references: ["Unicode Standard Annex #14, section 5.4"])

  let trigger: PairTrigger? = .anywhere(.init(.leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    for offset in SpecialCharacters.of(text).softHyphens {
      var end = offset + 2
      var next = text.view.skip(.init(.space), from: end)
      if text.view.byteClass(next) == .newline, next < text.count {
        next += text.view.reads("\r\n", at: next) ? 2 : 1
        let isBroken =
          CharacterTraits.isLetter(text.view.scalar(endingAt: offset).value)
          && CharacterTraits.isLowercase(text.view.scalar(at: next).value)
        if isBroken { end = next }
      }
      findings.remove(offset..<end)
    }
  }
}
