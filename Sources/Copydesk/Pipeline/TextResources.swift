import UnicodeText

/// What one task needs to look at texts: its own word breaker, and the user's compiled patterns.
///
/// Not thread-safe, since ICU's break iterators are not; every task makes its own.
final class TextResources {
  let protectedPatterns: [PatternMatcher]
  private let breaker: WordBreaker

  init(protectedPatterns: [String]) throws(ConfigurationError) {
    do {
      breaker = try WordBreaker()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
    var compiled: [PatternMatcher] = []
    for pattern in protectedPatterns {
      do {
        compiled.append(try PatternMatcher(pattern))
      } catch {
        throw .invalidPattern(pattern, reason: "\(error)")
      }
    }
    self.protectedPatterns = compiled
  }

  func tokenize(_ text: UnsafeBufferPointer<UInt8>) -> TokenBuffer {
    var tokens = TokenBuffer()
    breaker.tokenize(text, into: &tokens)
    return tokens
  }
}
