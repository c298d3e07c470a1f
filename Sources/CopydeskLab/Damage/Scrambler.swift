/// Makes damaged text from clean text, with the truth about every change.
///
/// The damage is that of a coreference resolver which replaced every later mention of a person or thing by the words of
/// the first, and put them some tokens too far to the right, and that of the crawl around it. A mention of *n* tokens at
/// token *p* makes the words *p* + *d* … *p* + *d* + *n* − 1 disappear, where *d* is the drift; in their place stand the
/// words of the cluster's first mention. Nothing reaches over the end of a paragraph, no paste over another.
///
/// ```swift
/// let document = Scrambler(ScrambleOptions()).scramble(text, seed: 7)
/// assert(document.restored() == text)
/// ```
///
/// The mentions are found by ``MentionFinder``, so a first mention is sometimes a plausible wrong one. The text's own
/// errors are kept.
public struct Scrambler: Sendable {
  /// What damage is done.
  public let options: ScrambleOptions

  /// Makes a scrambler.
  public init(_ options: ScrambleOptions) { self.options = options }

  /// Damages a text; the same text, options and seed give the same bytes everywhere.
  ///
  /// - Complexity: O(*n* log *n*) in the bytes, for the overwritten places are sorted.
  public func scramble(_ text: [UInt8], seed: UInt64) -> ScrambledDocument {
    text.withUnsafeBufferPointer { buffer in
      var random = DamageRandom(seed: seed)
      let kinds = DamageTokenization.allCases
      let tokenization = random.index(weights: kinds.map { options.tokenizations[$0] ?? 0 }).map { kinds[$0] } ?? .prose
      var plan = DamagePlan(buffer)
      plan.dropHyphenatedWords(options.crawl.droppedHyphenatedWord, &random)
      plan.overwrite(options, &random)
      plan.damageByCrawl(options.crawl, isTokenized: tokenization != .prose, &random)
      var writer = DamageWriter(plan, tokenization)
      writer.writeDocument()
      return ScrambledDocument(
        clean: text, damaged: writer.bytes, sites: writer.sites, changes: writer.changes, tokens: plan.tokens)
    }
  }
}
