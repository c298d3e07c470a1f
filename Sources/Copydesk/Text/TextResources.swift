import UnicodeText

/// What one task needs to look at texts: its own word breaker, and the user's compiled patterns.
///
/// Not thread-safe, since ICU's break iterators are not; every task makes its own.
final class TextResources {
  let protectedPatterns: [PatternMatcher]
  let gapPolicy: GapPolicy
  let profile: Profile
  private let breaker: WordBreaker

  /// What plug-ins made for the session, by type.
  let pluginResources: [ObjectIdentifier: AnyObject]
  private let plugins: [any RulePlugin]
  /// Compares readings of a place; opened when a rule first asks, nil without a plug-in that knows a language.
  private(set) lazy var readingScorer: (any ReadingScorer)? = plugins.lazy.compactMap { $0.makeReadingScorer() }.first

  init(_ configuration: Configuration, plugins: [any RulePlugin] = []) throws(ConfigurationError) {
    var made: [ObjectIdentifier: AnyObject] = [:]
    for plugin in plugins {
      if let resource = try plugin.makeResource() { made[ObjectIdentifier(type(of: resource))] = resource }
    }
    pluginResources = made
    self.plugins = plugins
    gapPolicy = configuration.gapPolicy
    profile = configuration.profile
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
