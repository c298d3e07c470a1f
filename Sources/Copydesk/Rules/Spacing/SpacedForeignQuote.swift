/// Finds spaces inside the quotation marks of other languages: `„ Wir gehen “`, `« Vamos »`, `¿ Quién`.
struct SpacedForeignQuote: Rule {
  let info = RuleInfo(
    id: "spaced-foreign-quote", stage: .spacing, category: .spacing, safety: .safe,
    summary: "A space stands inside a low quotation mark, a guillemet or an inverted mark.",
    explanation: """
      German and its neighbours open a quotation with „ and close it with “ or ”; between the two and their words stands \
      no space. Spanish, Portuguese, Italian, German and Russian set guillemets close, too; French sets them open, and \
      keeps its spaces. `¿` and `¡` close up with what follows. A low mark without its partner in the line stays.
      """,
    examples: [
      .init("„ Wir gehen “ , sagte sie , „ und ihr ? “", "„Wir gehen“ , sagte sie , „und ihr?“"),
      .init("¿ Quién paga el muro ?", "¿Quién paga el muro ?"),
    ],
    references: ["CLDR delimiters by locale", "Lexique des règles typographiques en usage à l'Imprimerie nationale"])
  let trigger: PairTrigger? = .anywhere(ByteClassSet(.leadPunctuation, .leadLatin))

  func find(in text: WorkingText, into findings: inout FindingCollector) {
    let view = text.view
    lowQuotes(text, &findings)
    var next = 0
    while let mark = view.firstIndex(of: 0xC2, from: next) {
      next = mark + 1
      switch view[mark + 1] {
      case 0xBF, 0xA1:
        if view[mark + 2] == 0x20, CharacterTraits.isLetter(view.scalar(at: mark + 3).value) {
          findings.remove(mark + 2..<mark + 3, confidence: 0.97)
        }
      case 0xAB where view[mark + 2] == 0x20 && view.isWord(at: mark + 3):
        if Self.closesUp(mark, text) { findings.remove(mark + 2..<mark + 3, confidence: 0.95) }
      case 0xBB where view[mark - 1] == 0x20 && mark >= 2 && !view.isSpace(at: mark - 2):
        if Self.closesUp(mark, text) { findings.remove(mark - 1..<mark, confidence: 0.95) }
      default: break
      }
    }
  }

  /// Whether the text is tokenized and the paragraph in a language that sets guillemets close, pointing outwards.
  private static func closesUp(_ mark: Int, _ text: WorkingText) -> Bool {
    guard text.tokenization.isTokenized else { return false }
    switch text.language(at: mark) {
    case .spanish, .portuguese, .italian, .catalan, .romanian, .otherScript: return true
    default: return false
    }
  }

  private func lowQuotes(_ text: WorkingText, _ findings: inout FindingCollector) {
    let view = text.view
    var next = 0
    while let low = view.firstIndex(of: "„", from: next) {
      next = low + 3
      guard let close = Self.close(from: next, view) else { continue }
      next = close
      guard view[low + 3] == 0x20, view[close - 1] == 0x20, close - 1 > low + 4 else { continue }
      findings.remove(low + 3..<low + 4, confidence: 0.97)
      findings.remove(close - 1..<close, confidence: 0.97)
      // The mark before it closes up as well; to a rule of English it stands before an opening quote.
      if view[close - 3] == 0x20, Self.ends.contains(view.byteClass(close - 2)) {
        findings.remove(close - 3..<close - 2, confidence: 0.97)
      }
    }
  }

  private static let ends = ByteClassSet(.period, .comma, .exclamation)

  /// The closing mark of a low one: the first “ or ” of the line, unless another „ stands before it.
  private static func close(from start: Int, _ view: ByteView) -> Int? {
    var offset = start
    while let mark = view.firstIndex(in: ByteClassSet(.leadPunctuation, .newline), from: offset) {
      if view.byteClass(mark) == .newline || view.reads("„", at: mark) { return nil }
      if view.reads("“", at: mark) || view.reads("”", at: mark) { return mark }
      offset = mark + 1
    }
    return nil
  }
}
