import UnicodeText

/// What one task needs to look at texts: its own word breaker, and the user's compiled patterns.
///
/// Not thread-safe, since ICU's break iterators are not; every task makes its own.
final class TextResources {
  let protectedPatterns: [PatternMatcher]
  let gapPolicy: GapPolicy
  private let breaker: WordBreaker

  init(_ configuration: Configuration) throws(ConfigurationError) {
    gapPolicy = configuration.gapPolicy
    do {
      breaker = try WordBreaker()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
    var compiled: [PatternMatcher] = []
    for pattern in configuration.protectedPatterns {
      do {
        compiled.append(try PatternMatcher(pattern))
      } catch {
        throw .invalidPattern(pattern, reason: error.name)
      }
    }
    protectedPatterns = compiled
  }

  func tokenize(_ text: UnsafeBufferPointer<UInt8>) -> TokenBuffer {
    var tokens = TokenBuffer()
    breaker.tokenize(text, into: &tokens)
    return tokens
  }
}
