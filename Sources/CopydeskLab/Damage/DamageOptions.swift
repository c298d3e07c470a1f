/// What damage a ``Damager`` does.
public struct DamageOptions: Hashable, Sendable {
  /// How far from the mention the overwritten words stand.
  public var drift = DriftSchedule.standard
  /// The share of documents whose drift is 0 throughout, as a resolver's ordinary output is.
  public var undriftedShare = 0.0
  /// The share of later mentions that overwrite words, 0 to 1; a document's own differs from it by ``rateSpread``.
  public var rate = 0.36
  /// By what share of ``rate`` a document's own may be lower or higher.
  public var rateSpread = 0.5
  /// The longest first mention that is pasted, in tokens.
  public var maximumHeadLength = 5
  /// The longest mention that overwrites, in tokens: so many words are missing at a place at most.
  public var maximumMentionLength = 4
  /// Whether mentions inside longer ones do damage too.
  public var usesNestedMentions = true
  /// Whether the possessive ending counts to a mention: `the city's` then overwrites three words and not two.
  public var countsPossessiveEnding = true
  /// How likely each kind of tokenization is for a document; weights.
  public var tokenizations: [DamageTokenization: Double] = [.spaced: 1]
  /// The crawl's own damage.
  public var crawl = CrawlDamageRates.standard

  /// The options whose output is like the development set.
  public init() {}
}

/// How damaged text is cut into tokens with spaces between them.
public enum DamageTokenization: String, CaseIterable, Hashable, Sendable {
  /// Not at all: the spaces of the clean text stay.
  case prose
  /// Treebank tokens, marks as they were; dashes in runs of spaces.
  case spaced
  /// Penn Treebank: quotation marks ``` `` '' ```, brackets `-LRB-`.
  case treebank
  /// Moses: `&apos;s`, `&quot;`, `@-@`.
  case moses
  /// Every mark set apart, apostrophes too: `don ' t`.
  case naive
}

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
