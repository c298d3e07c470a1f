public import Copydesk
internal import NGrams
internal import UnicodeText

/// Cuts texts into the tokens that copies are compared by.
///
/// Not thread-safe: make one for each task.
public final class CopyTokenizer {
  private let words: WordBreaker
  private let sentences: SentenceBreaker
  private var tokens = TokenBuffer()
  private var normalized = NormalizedText()

  /// Opens ICU's rules.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU's data cannot be found.
  public init() throws(ConfigurationError) {
    do throws(ICUError) {
      words = try WordBreaker()
      sentences = try SentenceBreaker()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
  }

  /// The tokens of a text.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func tokens(of text: UnsafeBufferPointer<UInt8>) -> CopyTokens {
    words.tokenize(text, into: &tokens)
    TokenNormalizer().normalize(
      text, tokens: tokens, sentenceStarts: sentences.sentenceStarts(in: text), into: &normalized)
    return CopyTokens(normalized, in: text)
  }
}

/// One task's: its word breaker keeps its place in itself.
@available(*, unavailable)
extension CopyTokenizer: Sendable {}
