/// What damage a ``Scrambler`` does.
public struct ScrambleOptions: Hashable, Sendable {
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
