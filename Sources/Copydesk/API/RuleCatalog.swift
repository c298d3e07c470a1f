/// Every id that can stand in a ledger, with what is known of it, in the order the rules run.
///
/// The rules of the standard pipeline come first, each plug-in's in its stage; then what the engine and the readers of
/// records report by themselves.
public struct RuleCatalog: Sendable {
  /// The rules and the other findings, in order; no id stands here twice.
  public let rules: [RuleInfo]
  private let places: [String: Int]

  /// The rules that a configuration can name: all but what the engine and the readers of records report by themselves.
  public var configurable: [RuleInfo] {
    let others = Set((Self.engineFindings + Self.recordFindings).map(\.id))
    return rules.filter { !others.contains($0.id) }
  }

  /// The standard pipeline's rules with those of plug-ins, and the findings of engine and readers.
  public init(plugins: [any RulePlugin] = []) {
    self.init(
      Stage.standard.adding(plugins).flatMap { $0.rules.map(\.info) })
  }

  /// The catalogue with the rules of a configuration's own.
  ///
  /// - Throws: ``ConfigurationError/invalidRule(_:reason:)`` if one of them cannot be used.
  public func adding(rulesOf configuration: Configuration) throws(ConfigurationError) -> RuleCatalog {
    guard let custom = try CustomRules(configuration) else { return self }
    return RuleCatalog(custom.rules.map(\.info) + rules)
  }

  /// A catalogue of other rules, of two with one id the first, and of the findings of engine and readers.
  package init(_ named: [RuleInfo]) {
    let all = named + Self.engineFindings + Self.recordFindings
    var rules: [RuleInfo] = []
    var places: [String: Int] = [:]
    for rule in all where places[rule.id] == nil {
      places[rule.id] = rules.count
      rules.append(rule)
    }
    self.rules = rules
    self.places = places
  }

  /// The catalogue of a cleaner without plug-ins.
  public static let standard = RuleCatalog()

  /// Where an id stands in ``rules``; nil for rules of stages from outside the standard pipeline.
  public func place(of id: String) -> Int? { places[id] }

  /// What is known of an id.
  public subscript(id: String) -> RuleInfo? { places[id].map { rules[$0] } }

  /// Ids in the order their rules run; unknown ones last, by name.
  public func sorted(_ ids: some Sequence<String>) -> [String] {
    ids.sorted { (places[$0] ?? Int.max, $0) < (places[$1] ?? Int.max, $1) }
  }

  /// What the engine reports by itself: documents it passes through as they came.
  private static let engineFindings = [
    RuleInfo(
      id: "oversized-document", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The document is too large to clean.",
      explanation: """
        Cleaning holds a document in memory many times over, so one that is larger than `--max-document` (4M unless \
        given) is passed through unchanged. Split it, or give a larger size. No size goes beyond 4 GiB: Unicode's \
        break iterators count in 32 bits. The example is beyond a limit of 20 bytes.
        """,
      examples: [.init("The first of 40 million sentences .", "The first of 40 million sentences .")]),
    RuleInfo(
      id: "undecoded-text", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The document is in an encoding that is not read.",
      explanation: """
        A byte that looks like a space may be half of another character, so the document is passed through unchanged: \
        UTF-32, ISO-2022-JP and its like, or UTF-16 where the rule that reads it is left out. Convert it with iconv. \
        The example is ISO-2022-JP.
        """,
      examples: [.init("\u{1B}$B9A\u{1B}(B opens", "\u{1B}$B9A\u{1B}(B opens")],
      references: [
        "RFC 1468", "RFC 1554", "RFC 1557", "RFC 1922", "The Unicode Standard, section 23.8: byte order mark",
      ]),
    RuleInfo(
      id: "stopped-pattern", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "A pattern that protects text was stopped in the document.",
      explanation: """
        A pattern of `--protect` that backtracks without end is stopped after a number of steps. What it should have \
        protected is then not known, so the document is passed through unchanged. Write the pattern without a repetition \
        inside another: `a+b` for `(a+)+b`. The example is cleaned with `(\\w+\\s?)+!` protected.
        """,
      examples: [
        .init(
          "It was over , said the man who was in the house near the old bridge by the sea for most of that long year.",
          "It was over , said the man who was in the house near the old bridge by the sea for most of that long year.")
      ]),
    RuleInfo(
      id: "unstable-text", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The document keeps changing, pass after pass.",
      explanation: """
        Two rules undo each other's work, or a rule of the configuration finds again what it wrote. The document is passed \
        through unchanged, and the finding names the rules. No text is known that makes the rules of Copydesk alone do \
        so; please report one. The example needs two rules of a plug-in, one that writes colour for \
        color and one that writes color for colour.
        """,
      examples: [.init("The color of the quay.", "The color of the quay.")]),
  ]

  /// What readers of JSON Lines and tables report: records they pass through as they came.
  private static let recordFindings = [
    RuleInfo(
      id: "unreadable-record", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The record is not well formed.",
      explanation: """
        A line that is not JSON, or a row with other fields than the header names, or with a quotation mark that \
        does not fit. It is passed through unchanged, or goes to the file that `--rejects` names; the finding's \
        `reason` says what is wrong.
        """,
      examples: [.init(#"{"id": "a", "text": "cut off"#, #"{"id": "a", "text": "cut off"#)],
      references: ["RFC 8259", "RFC 4180"]),
    RuleInfo(
      id: "record-without-text", stage: .decode, category: .encoding, safety: .flagOnly, severity: .error,
      summary: "The record has no text to clean.",
      explanation: """
        The field that `--text-field` names is missing or not a string, or the field for the output is taken. The \
        record is passed through unchanged, or goes to the file that `--rejects` names; the finding's `reason` says \
        which.
        """,
      examples: [.init(#"{"id": "a", "title": "No text"}"#, #"{"id": "a", "title": "No text"}"#)]),
  ]
}
