/// What was done to a place of a clean text.
public enum DamageKind: String, CaseIterable, Hashable, Sendable {
  case overwrittenByMention = "overwritten-by-mention"
  case droppedHyphenatedWord = "dropped-hyphenated-word"
  case tokenization
  case leadBracket = "lead-bracket"
  case hoverCard = "hover-card"
  case gluedSentence = "glued-sentence"
  case wrongDirectionQuote = "wrong-direction-quote"
  case missingWord = "missing-word"
}
