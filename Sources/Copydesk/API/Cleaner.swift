/// Cleans documents under one configuration.
///
/// ```swift
/// let cleaner = try Cleaner()
/// let cleaned = try cleaner.clean("It is n't over , he said .")
/// // cleaned.text: "It isn't over, he said."
/// ```
///
/// A cleaner is a value and can be shared between tasks. A task that cleans many documents should ask for a
/// ``CleaningSession`` once and keep it: opening one costs a few microseconds.
public struct Cleaner: Sendable {
  /// What to clean and how boldly.
  public let configuration: Configuration
  /// What adds rules to the standard ones.
  let plugins: [any RulePlugin]
  let stages: [ConfiguredStage]
  /// The rules of all stages, by their number in the pipeline.
  let rules: [RuleTag]

  /// Creates a cleaner with the standard stages.
  ///
  /// The stage `scramble` has rules only from a plug-in, such as the module WordRepair has.
  ///
  /// - Throws: ``ConfigurationError`` if the configuration names an unknown rule or stage, holds a confidence outside
  ///   0...1 or a malformed pattern, or if ICU cannot be opened.
  public init(
    _ configuration: Configuration = Configuration(), plugins: [any RulePlugin] = []
  ) throws(ConfigurationError) {
    try self.init(configuration, stages: Stage.standard, plugins: plugins)
  }

  /// Creates a cleaner with stages of your own.
  ///
  /// - Throws: ``ConfigurationError``, as ``init(_:plugins:)`` does.
  public init(
    _ configuration: Configuration, stages: [Stage], plugins: [any RulePlugin] = []
  ) throws(ConfigurationError) {
    let custom = try CustomRules(configuration)
    let known = Set(stages.adding(plugins).flatMap { $0.rules.map(\.info.id) })
    if let taken = configuration.customRules.first(where: { known.contains($0.id) }) {
      throw .invalidRule(taken.id, reason: "a built-in rule has this id; choose another")
    }
    let plugins = [custom].compactMap { $0 as (any RulePlugin)? } + plugins
    let stages = stages.adding(plugins)
    try configuration.validate(against: stages.flatMap { $0.rules.map(\.info) })
    self.configuration = configuration
    var configured: [ConfiguredStage] = []
    var rules: [RuleTag] = []
    for stage in stages {
      guard let stage = ConfiguredStage(stage, configuration, firstRule: rules.count) else { continue }
      configured.append(stage)
      rules += stage.rules.map { RuleTag($0.info) }
    }
    self.stages = configured
    self.rules = rules
    self.plugins = plugins
    _ = try TextResources(configuration)
    if configuration.customRules.contains(where: { !$0.examples.isEmpty }) {
      try CustomRules.checkExamples(of: configuration)
    }
  }

  /// Opens a session: what one task needs to clean documents one after another.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU cannot be opened.
  public func makeSession() throws(ConfigurationError) -> CleaningSession { try CleaningSession(self) }

  /// Cleans one document.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU cannot be opened. Bad text is never an error.
  /// - Complexity: O(*n*) in the bytes of the document.
  public func clean(_ document: Document) throws(ConfigurationError) -> CleanedDocument {
    try makeSession().clean(document)
  }

  /// Cleans a text that is nobody's document; its ledger names none.
  ///
  /// - Throws: ``ConfigurationError/unicodeUnavailable(_:)`` if ICU cannot be opened. Bad text is never an error.
  /// - Complexity: O(*n*) in the bytes of the text.
  public func clean(_ text: String) throws(ConfigurationError) -> CleanedDocument {
    try clean(Document(id: "", text: text))
  }
}
