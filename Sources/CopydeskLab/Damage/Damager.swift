public import WordRepair

/// Makes damaged text from clean text, with the truth about every change.
///
/// The damage is that of a coreference resolver which replaced every later mention of a person or thing by the words of
/// the first, and put them some tokens too far to the right, and that of the crawl around it. A mention of *n* tokens at
/// token *p* makes the words *p* + *d* … *p* + *d* + *n* − 1 disappear, where *d* is the drift; in their place stand the
/// words of the cluster's first mention. Nothing reaches over the end of a paragraph, no paste over another.
///
/// ```swift
/// let document = Damager(DamageOptions()).damage(text, seed: 7)
/// assert(document.restored() == text)
/// ```
///
/// The mentions are found by ``MentionFinder``, so a first mention is sometimes a plausible wrong one. The text's own
/// errors are kept.
public struct Damager: Sendable {
  /// What damage is done.
  public let options: DamageOptions

  /// Takes the options of the damage.
  public init(_ options: DamageOptions) { self.options = options }

  /// Damages a text; the same text, options and seed give the same bytes everywhere.
  ///
  /// - Complexity: O(*n* log *n*) in the bytes, for the overwritten places are sorted.
  public func damage(_ text: [UInt8], seed: UInt64) -> DamagedDocument {
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
      return DamagedDocument(
        clean: text, damaged: writer.bytes, sites: writer.sites, changes: writer.changes, tokens: plan.tokens)
    }
  }
}

/// A clean text, what was made of it, and every place that differs.
public struct DamagedDocument: Hashable, Sendable {
  /// The text before.
  public var clean: [UInt8]
  /// The text after.
  public var damaged: [UInt8]
  /// The overwritten places, in order.
  public var sites: [DamageSite] = []
  /// Every place that differs, the sites included, in order and apart from one another.
  public var changes: [DamageChange] = []
  /// The clean text's tokens, with the parts of dropped words apart: what the drift counts.
  public var tokens: TreebankTokens

  /// The clean text, got back from the damaged one and the changes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func restored() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(clean.count)
    var offset = 0
    for change in changes {
      // Changes can be set from outside, so none is trusted to lie inside.
      let start = min(max(offset, change.damaged.lowerBound), damaged.count)
      result += damaged[min(offset, start)..<start]
      result += clean[change.clean.clamped(to: clean.indices)]
      offset = change.damaged.upperBound
    }
    return result + damaged[min(offset, damaged.count)...]
  }
}

/// One place where damaged and clean text differ; ranges are UTF-8 offsets, either may be empty.
public struct DamageChange: Hashable, Sendable {
  /// What was done.
  public var kind: DamageKind
  /// What stands in the damaged text.
  public var damaged: Range<Int>
  /// What stood there.
  public var clean: Range<Int>
}

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

/// Words that a mention overwrote.
public struct DamageSite: Hashable, Sendable {
  /// The pasted words in the damaged text, in bytes.
  public var damaged: Range<Int>
  /// The lost words in the clean text, in bytes.
  public var clean: Range<Int>
  /// The lost words as tokens of the clean text; they start ``drift`` tokens behind the mention and are as many.
  public var tokens: Range<Int>
  /// The mention that did the damage, as tokens of the clean text.
  public var mention: Range<Int>
  /// The cluster's first mention, whose words were pasted, as tokens of the clean text.
  public var head: Range<Int>
  /// The distance in tokens from the mention's start to that of the lost words.
  public var drift: Int
}
