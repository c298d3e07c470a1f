import UnicodeText
import Synchronization

/// The rules and phrases of a configuration, as a plug-in of the pipeline.
struct CustomRules: RulePlugin {
  let rules: [any Rule]
  private let patterns: CompiledPatterns

  /// Compiles the patterns; nil if a configuration has no rules of its own.
  ///
  /// - Throws: ``ConfigurationError/invalidRule(_:reason:)`` if a rule cannot be used.
  init?(_ configuration: Configuration) throws(ConfigurationError) {
    if configuration.customRules.isEmpty, configuration.furniture.isEmpty { return nil }
    var rules: [any Rule] = configuration.furniture.isEmpty ? [] : [ListedFurniture(configuration.furniture)]
    var matchers: [String: PatternMatcher] = [:]
    for rule in configuration.customRules {
      try Self.check(rule, isKnown: matchers[rule.id] != nil || rule.id == ListedFurniture.id)
      let matcher: PatternMatcher
      do throws(ICUError) {
        matcher = try PatternMatcher(rule.pattern)
      } catch {
        throw .invalidRule(rule.id, reason: "its pattern '\(rule.pattern)' cannot be read: \(error.patternReason)")
      }
      var template: ReplacementTemplate?
      if let text = rule.replacement {
        template = ReplacementTemplate(text, groupCount: matcher.groupCount, groupNamed: matcher.group(named:))
        guard template != nil else {
          throw .invalidRule(
            rule.id, reason: "its replacement '\(text)' names a group that the pattern lacks; write \\$ for the mark")
        }
      }
      if let text = template?.literal, Self.finds(matcher, somethingToChangeIn: text) {
        throw .invalidRule(
          rule.id,
          reason: "it finds its own replacement '\(rule.replacement ?? "")' again, and so without end; "
            + "let the pattern leave it out")
      }
      matchers[rule.id] = matcher
      rules.append(PatternRule(rule, template))
    }
    self.rules = rules
    patterns = CompiledPatterns(matchers)
  }

  func makeResource() throws(ConfigurationError) -> AnyObject? {
    do throws(ICUError) {
      return try patterns.copies()
    } catch {
      throw .unicodeUnavailable("\(error)")
    }
  }

  /// Whether a pattern would change the text that stands in the place of its matches.
  private static func finds(_ matcher: PatternMatcher, somethingToChangeIn literal: [UInt8]) -> Bool {
    var isFound = false
    literal.withUnsafeBufferPointer { text in
      _ = matcher.forEachMatch(in: text) { range in
        isFound = isFound || !text[range].elementsEqual(literal)
      }
    }
    return isFound && !literal.isEmpty
  }

  private static func check(_ rule: CustomRule, isKnown: Bool) throws(ConfigurationError) {
    let parts = rule.id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isKebab = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 }
    }
    guard isKebab else {
      throw .invalidRule(rule.id, reason: "its id is not small letters and digits, parted by hyphens")
    }
    if isKnown || StageID(rawValue: rule.id) != nil {
      throw .invalidRule(rule.id, reason: "another rule or a stage has this id; choose another")
    }
    guard (0...1).contains(rule.confidence) else {
      throw .invalidRule(rule.id, reason: "its confidence \(rule.confidence) is not a share from 0 to 1")
    }
    if rule.replacement == nil, rule.safety != .flagOnly {
      throw .invalidRule(rule.id, reason: "without a replacement it only reports; leave safety out, or give replace")
    }
  }

  /// Makes sure that every rule does to its examples what they say, alone and without a threshold.
  ///
  /// The text of an example is one that cleaning again leaves as it is.
  static func checkExamples(of configuration: Configuration) throws(ConfigurationError) {
    for rule in configuration.customRules {
      var alone = Configuration(profile: .thorough, only: [rule.id], minimumConfidence: 0, customRules: [rule])
      alone.customRules[0].examples = []
      let cleaner = try Cleaner(alone)
      for example in rule.examples {
        let cleaned = try cleaner.clean(example.before)
        if let reason = cleaned.ledger.findings.lazy.flatMap(\.evidence).first(where: { $0.name == "reason" }) {
          throw .invalidRule(rule.id, reason: reason.value)
        }
        if cleaned.ledger.findings.contains(where: { $0.rule == "unstable-text" }) {
          throw .invalidRule(
            rule.id,
            reason: "it finds its own replacement again in '\(example.before)', and so without end; "
              + "let the pattern leave it out")
        }
        let after = String(decoding: cleaned.bytes, as: UTF8.self)
        if after != example.after {
          throw .invalidRule(
            rule.id, reason: "it makes '\(after)' of its example '\(example.before)', and not '\(example.after)'")
        }
        if rule.replacement == nil, cleaned.ledger.findings.isEmpty {
          throw .invalidRule(rule.id, reason: "it finds nothing in its example '\(example.before)'")
        }
        if try !cleaner.clean(after).ledger.findings.allSatisfy({ $0.after == nil }) {
          throw .invalidRule(rule.id, reason: "it changes '\(after)', which it made, once more")
        }
      }
    }
  }
}

/// Patterns that were compiled once, to be copied for sessions.
private final class CompiledPatterns: Sendable {
  private let matchers: Mutex<[String: PatternMatcher]>

  init(_ matchers: sending [String: PatternMatcher]) { self.matchers = Mutex(matchers) }

  func copies() throws(ICUError) -> CustomMatchers {
    let copies = matchers.withLock { matchers in
      Result<[String: PatternMatcher], ICUError> { () throws(ICUError) in
        var copies: [String: PatternMatcher] = [:]
        for (id, matcher) in matchers { copies[id] = try matcher.copy() }
        return copies
      }
    }
    return CustomMatchers(try copies.get())
  }
}
