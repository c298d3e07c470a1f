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
/// Plausible, not right: it takes some verbs for nouns, and the antecedent of a third-person pronoun is the nearest that
/// agrees. It is made for damage and its traces, where a wrong cluster costs little.
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
