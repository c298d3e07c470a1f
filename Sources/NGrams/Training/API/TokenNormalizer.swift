public import UnicodeText

/// Turns the words, numbers and marks of a text into the tokens that a model counts, in training and in queries
/// alike.
///
/// | text | tokens | why |
/// | --- | --- | --- |
/// | `It’s`, `Trump's`, `won’t` | `It` `'s`, `Trump` `'s`, `wo` `n't` | names keep one count |
/// | `“so”`, `‘so’` | `"` `so` `"`, `'` `so` `'` | sources differ in quotes, not in words |
/// | `–`, `—`, `--` | `—` | the same |
/// | `...`, `…` | `…` | the same |
/// | `Mr.`, `U.S.`, `J.` | one token, no end of sentence | the next word is the one that matters |
/// | `1,204`, `2017`, `21st` | ``TokenClass`` | no count could choose between them |
///
/// Spaces, line ends and control characters are dropped. Each token keeps its bytes in the text, and its
/// ``TokenPlace`` says whether a ``WordResolver`` may fold its capitals.
///
/// It does not repair: a text must be detokenized first for its sentences to be found.
public struct TokenNormalizer: Sendable {
  /// Makes a normalizer.
  public init() {}

  /// Normalizes a text, replacing what `result` held.
  ///
  /// - Parameters:
  ///   - text: The UTF-8 bytes; invalid ones are tokens like any other.
  ///   - tokens: Its tokens by ``WordBreaker``.
  ///   - sentenceStarts: Its sentences by ``SentenceBreaker``: rising byte offsets.
  ///   - result: Where the tokens go.
  /// - Complexity: O(*n*) in the bytes.
  public func normalize(
    _ text: UnsafeBufferPointer<UInt8>, tokens: TokenBuffer, sentenceStarts: [Int], into result: inout NormalizedText
  ) {
    result.removeAll()
    var scan = NormalizationScan(text: text, tokens: tokens, sentenceStarts: sentenceStarts)
    scan.run(into: &result)
  }
}
