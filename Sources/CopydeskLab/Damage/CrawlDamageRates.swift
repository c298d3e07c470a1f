/// How often the crawl's own damage is done; shares from 0 to 1.
public struct CrawlDamageRates: Hashable, Sendable {
  /// Of hyphenated words, those that are dropped and leave the spaces around their parts.
  public var droppedHyphenatedWord: Double
  /// Of documents, those that get a bracket at the start of a paragraph that never closes.
  public var leadBracket: Double
  /// Of documents, those that get a hover card behind the first full name.
  public var hoverCard: Double
  /// Of sentence ends in text that is not tokenized, those that lose their space.
  public var gluedSentence: Double
  /// Of closing curly quotes, those that are turned into opening ones.
  public var wrongDirectionQuote: Double
  /// Of articles, auxiliaries and short prepositions, those that are left out.
  public var missingWord: Double

  /// Judged by the damaged articles that are known; dropped words were 7 in 1,000 tokens of the development set.
  public static let standard = CrawlDamageRates(
    droppedHyphenatedWord: 0.4, leadBracket: 0.05, hoverCard: 0.02, gluedSentence: 0.01, wrongDirectionQuote: 0.05,
    missingWord: 0.002)

  /// No damage but that of the mentions.
  public static let none = CrawlDamageRates()

  /// Sets every rate.
  public init(
    droppedHyphenatedWord: Double = 0, leadBracket: Double = 0, hoverCard: Double = 0, gluedSentence: Double = 0,
    wrongDirectionQuote: Double = 0, missingWord: Double = 0
  ) {
    self.droppedHyphenatedWord = droppedHyphenatedWord
    self.leadBracket = leadBracket
    self.hoverCard = hoverCard
    self.gluedSentence = gluedSentence
    self.wrongDirectionQuote = wrongDirectionQuote
    self.missingWord = missingWord
  }
}
