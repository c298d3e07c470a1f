/// One pattern of damage: finds its places in a text and says what should stand there.
///
/// A rule must be a pure function of the text: no state, no randomness, no look at earlier passes.
/// Idempotence rests on that: the pipeline runs until a pass changes nothing, and such a text stays as it is.
/// A rule never formats and never edits; it reports to a ``FindingCollector``.
public protocol Rule: Sendable {
  /// The name, risk and page of the rule.
  var info: RuleInfo { get }

  /// Adjacent byte classes without which the rule cannot find anything; the engine then skips it.
  ///
  /// Nil, the default, runs the rule on every text.
  var trigger: PairTrigger? { get }

  /// Whether edits inside protected spans (URLs, addresses, handles) are kept; false by default.
  var editsProtectedSpans: Bool { get }

  /// Whether flags describe the text as it came, and are kept from the first pass; false by default.
  ///
  /// Other flags are those of the last pass, and so describe the text as it is left.
  var reportsOriginal: Bool { get }

  /// The least confidence, 0...1, at which the rule's edits are applied, where it is not the profile's own; nil by
  /// default.
  func minimumConfidence(in profile: Profile) -> Double?

  /// The language of the paragraphs the rule is about: what it finds in others is dropped.
  ///
  /// Nil, the default, for rules that hold in every language.
  var language: Language? { get }

  /// Reports every place of the pattern, in ascending order.
  func find(in text: WorkingText, into findings: inout FindingCollector)
}

extension Rule {
  /// The default: run on every text.
  public var trigger: PairTrigger? { nil }
  /// The default: protected spans stay as they are.
  public var editsProtectedSpans: Bool { false }
  /// The default: paragraphs of every language.
  public var language: Language? { nil }
  /// The default: what the profile says.
  public func minimumConfidence(in profile: Profile) -> Double? { nil }
  /// The default: flags describe the text as it is left.
  public var reportsOriginal: Bool { false }
}

/// Rules that a module above the engine adds to the pipeline, with what they need in every session.
///
/// The engine knows no language model. A rule that needs one lives in a module of its own and reaches it through
/// ``WorkingText/resource(_:)``, which finds what its plug-in made for the session.
public protocol RulePlugin: Sendable {
  /// The rules it adds, by falling precedence. Each joins the stage its description names, before the stage's own.
  var rules: [any Rule] { get }

  /// Makes what the rules need in one session; it need not be thread-safe. Nil if they need nothing.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU cannot be opened.
  func makeResource() throws(ConfigurationError) -> AnyObject?

  /// Makes what compares two readings of a place for rules of the engine; nil if the plug-in knows no language.
  func makeReadingScorer() -> (any ReadingScorer)?
}

extension RulePlugin {
  /// The default: the rules need nothing.
  public func makeResource() throws(ConfigurationError) -> AnyObject? { nil }
  /// The default: no language is known.
  public func makeReadingScorer() -> (any ReadingScorer)? { nil }
}

extension [Stage] {
  /// These stages with the rules of plug-ins.
  ///
  /// A rule whose stage is not among these is left out, as the stage's own rules are.
  func adding(_ plugins: [any RulePlugin]) -> [Stage] {
    var stages = self
    for index in stages.indices {
      stages[index].rules =
        plugins.flatMap { $0.rules.filter { $0.info.stage == stages[index].id } } + stages[index].rules
    }
    return stages
  }
}
