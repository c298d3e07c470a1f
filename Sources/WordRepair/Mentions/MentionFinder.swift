/// Finds the coreference mentions of a document, and which of them corefer.
///
/// Rules over closed word classes, capitals and word endings: no parser, no model, no list of names. Boundaries follow
/// what coreference corpora mark (determiner to head noun, possessive ending included, nested possessors apart), without
/// what follows the head noun, apart from `of` between capitalised words.
///
/// ```swift
/// let text = Array("Ann Lee saw her mother.".utf8)
/// let found = MentionFinder.mentions(in: text)
/// // Ann Lee (0), her (0), her mother (1)
/// ```
///
/// The result is plausible and often wrong: some verbs count as nouns, and the antecedent of a third-person pronoun is
/// the nearest mention that agrees. It is made for damage and its traces, where a wrong cluster costs little.
public enum MentionFinder {
  /// Finds the mentions of an array's bytes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func mentions(in text: [UInt8]) -> [Mention] {
    text.withUnsafeBufferPointer { mentions(in: $0, tokens: TreebankTokens($0)) }
  }

  /// Finds the mentions of a text whose tokens are known.
  ///
  /// - Returns: Mentions by their first token, of those that start together the longest first.
  /// - Complexity: O(*n*) in the tokens.
  public static func mentions(in text: UnsafeBufferPointer<UInt8>, tokens: TreebankTokens) -> [Mention] {
    let words = MentionWords(text, tokens)
    var mentions = MentionScan(words).mentions
    var clusterer = MentionClusterer(words)
    clusterer.cluster(&mentions)
    return mentions
  }
}

/// Words that name or stand for a person or thing.
public struct Mention: Hashable, Sendable {
  /// The tokens it spans, a possessive ending included; never empty.
  public var tokens: Range<Int>
  /// What it looks like.
  public var kind: MentionKind
  /// Whether it ends in `'s` or `'`, or is a possessive pronoun.
  public var isPossessive: Bool
  /// Whether it lies inside a longer mention, as `her` does in `her mother`.
  public var isNested: Bool
  /// Which mentions it corefers with: those of the same number; numbers are dense, in the order of first mentions.
  public var cluster: Int

  /// The tokens without the possessive ending of a name or noun phrase.
  public var nameTokens: Range<Int> {
    isPossessive && kind != .pronoun && tokens.count > 1 ? tokens.lowerBound..<tokens.upperBound - 1 : tokens
  }
}

/// What a ``Mention`` looks like.
public enum MentionKind: UInt8, CaseIterable, Hashable, Sendable {
  /// A personal, possessive or reflexive pronoun; `here` and `there`; `this` and `that` that point back to an event.
  case pronoun
  /// A run of capitalised words with its titles and initials: `Mr. J. Ford`, `Church of England`.
  case name
  /// `the` or a demonstrative with a noun phrase.
  case definite
  /// `a` or `an` with a noun phrase.
  case indefinite
  /// A noun phrase behind a possessor: `her mother`, `the city's residents`.
  case possessed
  /// A noun phrase without a determiner, or behind a word of quantity: `pilgrims`, `three new members`, `all repairs`.
  case nominal
  /// A verb, for the event it tells of, where a later `this` or `that` points back to it.
  case event
}
