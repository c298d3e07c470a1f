public import UnicodeText

/// Cuts texts into normalized tokens: word breaker, sentence breaker and ``TokenNormalizer`` in one.
///
/// This is the only way from the bytes of a text to the tokens of a model; training, queries and repair share it.
///
/// Not thread-safe: make one for each task. The memory for a text is kept for the next one.
public final class TextNormalizer {
  /// The tokens of the text that was normalized last.
  ///
  /// Whoever keeps a copy makes the next text allocate its own memory.
  public private(set) var text = NormalizedText()
  private let words: WordBreaker
  private let sentences: SentenceBreaker
  private var tokens = TokenBuffer()

  /// Opens ICU's rules.
  ///
  /// - Throws: ``ICUError`` if ICU's data cannot be found.
  public init() throws(ICUError) {
    words = try WordBreaker()
    sentences = try SentenceBreaker()
  }

  /// Normalizes a text and leaves the result in ``text``.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func normalize(_ bytes: UnsafeBufferPointer<UInt8>) {
    words.tokenize(bytes, into: &tokens)
    TokenNormalizer().normalize(
      bytes, tokens: tokens, sentenceStarts: sentences.sentenceStarts(in: bytes), into: &text)
  }
}

/// One task's: its word breaker keeps its place in itself.
@available(*, unavailable)
extension TextNormalizer: Sendable {}

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
  private let normalizer: TextNormalizer
  private var ids: [WordID] = []

  /// Makes a tokenizer for the vocabulary of a model that was trained on running text (``TokenStyle/text``).
  ///
  /// - Throws: ``ModelError`` if ICU's data cannot be found.
  public init(_ vocabulary: Vocabulary) throws(ModelError) {
    resolver = WordResolver(vocabulary)
    do throws(ICUError) { normalizer = try TextNormalizer() } catch { throw ModelError(error) }
  }

  /// The sentences of a text, without `<s>` and `</s>`.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func sentences(in text: [UInt8]) -> [[WordID]] {
    text.withUnsafeBufferPointer { normalizer.normalize($0) }
    let normalized = normalizer.text
    resolver.resolve(normalized, into: &ids)
    return (0..<normalized.sentenceCount).map { Array(ids[normalized.sentence($0)]) }
  }
}

/// One task's: its normalizer is.
@available(*, unavailable)
extension TextTokenizer: Sendable {}
