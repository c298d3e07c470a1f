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
}

extension RulePlugin {
  /// The default: the rules need nothing.
  public func makeResource() throws(ConfigurationError) -> AnyObject? { nil }
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
