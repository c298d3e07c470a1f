import UnicodeText

/// What one task needs to look at texts: its own word breaker, and the user's compiled patterns.
///
/// Not thread-safe, since ICU's break iterators are not; every task makes its own.
final class TextResources {
  let protectedPatterns: [PatternMatcher]
  let gapPolicy: GapPolicy
  let profile: Profile
  /// Cuts texts for their comparison with copies; opened when a rule first asks.
  private(set) lazy var copyTokenizer = try? CopyTokenizer()
  private let breaker: WordBreaker

  let repairModel: RepairModel?
  /// Scores texts with the repair model's language model; nil without one.
  let scoredTextReader: ScoredTextReader?

  init(_ configuration: Configuration, repairModel: RepairModel? = nil) throws(ConfigurationError) {
    self.repairModel = repairModel
    gapPolicy = configuration.gapPolicy
    profile = configuration.profile
    do {
      breaker = try WordBreaker()
      scoredTextReader = try repairModel.map { model throws(ICUError) in try ScoredTextReader(model.language) }
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
