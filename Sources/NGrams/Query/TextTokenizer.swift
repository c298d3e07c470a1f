internal import UnicodeText

/// Cuts running text into sentences of a vocabulary's ids, as the training of the vocabulary's model did.
///
/// ```swift
/// let model = try LanguageModel(path: "news.cdlm")
/// let tokenizer = try TextTokenizer(model.vocabulary)
/// print(model.perplexity(of: tokenizer.sentences(in: Array("It was “fine”, he said.".utf8))))
/// ```
///
/// Not thread-safe: make one for each task.
public final class TextTokenizer {
  /// How the tokens of a text become ids.
  public let resolver: WordResolver
  private let words: WordBreaker
  private let boundaries: SentenceBreaker
  private var tokens = TokenBuffer()
  private var normalized = NormalizedText()
  private var ids: [WordID] = []

  /// Makes a tokenizer for the vocabulary of a model that was trained on running text (``TokenStyle/text``).
  ///
  /// - Throws: ``ModelError`` if ICU's data cannot be found.
  public init(_ vocabulary: Vocabulary) throws(ModelError) {
    resolver = WordResolver(vocabulary)
    do throws(ICUError) {
      words = try WordBreaker()
      boundaries = try SentenceBreaker()
    } catch {
      throw ModelError(.system, at: "ICU", "\(error)", remedy: "install ICU with its data (Debian: libicu72)")
    }
  }

  /// The sentences of a text, without `<s>` and `</s>`.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func sentences(in text: [UInt8]) -> [[WordID]] {
    text.withUnsafeBufferPointer { text in
      words.tokenize(text, into: &tokens)
      let starts = boundaries.sentenceStarts(in: text)
      TokenNormalizer().normalize(text, tokens: tokens, sentenceStarts: starts, into: &normalized)
    }
    resolver.resolve(normalized, into: &ids)
    return (0..<normalized.sentenceCount).map { Array(ids[normalized.sentence($0)]) }
  }
}

/// One task's: its word breaker keeps its place in itself.
@available(*, unavailable)
extension TextTokenizer: Sendable {}
