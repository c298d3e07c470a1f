import Copydesk
import CopydeskTestSupport
import Testing

/// Rules of a configuration's own: what they find, what is refused, and that the laws hold for them.
@Suite struct CustomRuleTests {
  private static let slug = CustomRule(
    id: "wire-slug", pattern: #"(?m)^\(RTX\) -+ "#, replacement: "", category: .layout,
    examples: [
      .init(before: "(RTX) - It rained.", after: "It rained."), .init(before: "It (RTX) - x", after: "It (RTX) - x"),
    ])
  private static let swap = CustomRule(id: "swap", pattern: #"\b(?<a>\w+)~(\w+)\b"#, replacement: #"$2 and ${a} \$"#)
  private static let odd = CustomRule(id: "odd-word", pattern: "foo", severity: .error)

  private func clean(_ text: String, _ rules: CustomRule..., profile: Profile = .standard) throws -> CleanedDocument {
    try Cleaner(Configuration(profile: profile, customRules: rules)).clean(text)
  }

  @Test func `a match is replaced, with its groups, and stands in the ledger`() throws {
    let cleaned = try clean("(RTX) -- It rained , he~they said.", Self.slug, Self.swap)
    #expect(cleaned.text == "It rained, they and he $ said.")
    #expect(cleaned.ledger.findings.map(\.rule) == ["wire-slug", "space-before-punctuation", "swap"])
    #expect(cleaned.ledger.findings.map(\.stage) == [.layout, .punctuation, .insertion])
    #expect(try cleaned.ledger.script().revert(from: cleaned.text) == "(RTX) -- It rained , he~they said.")
  }

  @Test func `without a replacement, below the confidence, or where a profile says so, it is reported`() throws {
    #expect(try clean("a foo b", Self.odd).ledger.findings.map(\.outcome) == [.flagged])
    #expect(try clean("a foo b", Self.odd).ledger.findings.map(\.severity) == [.error])
    #expect(try clean("he~they", Self.swap, profile: .safe).ledger.findings.map(\.outcome) == [.flagged])
    var doubtful = Self.swap
    doubtful.confidence = 0.6
    #expect(try clean("he~they", doubtful).ledger.findings.map(\.outcome) == [.flagged])
    #expect(try clean("he~they", doubtful, profile: .thorough).ledger.findings.map(\.outcome) == [.repaired])
  }

  @Test func `it can be named as any rule, and protected spans stay`() throws {
    let off = Configuration(ruleModes: ["swap": .off], customRules: [Self.swap])
    #expect(try Cleaner(off).clean("he~they").text == "he~they")
    let protected = Configuration(protectedPatterns: ["he~"], customRules: [Self.swap])
    #expect(try Cleaner(protected).clean("he~they").text == "he~they")
    let catalog = try RuleCatalog.standard.adding(rulesOf: off)
    #expect(catalog["swap"]?.stage == .insertion && catalog.configurable.contains { $0.id == "swap" })
  }

  @Test(arguments: [
    (CustomRule(id: "Bad", pattern: "x"), "its id is not small letters"),
    (CustomRule(id: "spacing", pattern: "x"), "another rule or a stage has this id"),
    (CustomRule(id: "a", pattern: "(x"), "its pattern '(x' cannot be read: a parenthesis has no partner"),
    (CustomRule(id: "a", pattern: "x", replacement: "$1"), "names a group that the pattern lacks"),
    (CustomRule(id: "a", pattern: "x", replacement: "${n}"), "names a group that the pattern lacks"),
    (CustomRule(id: "a", pattern: "x", replacement: "${-1}"), "names a group that the pattern lacks"),
    (CustomRule(id: "a", pattern: "x", replacement: "y", confidence: 1.5), "is not a share from 0 to 1"),
    (
      CustomRule(id: "a", pattern: "x", replacement: "y", examples: [.init(before: "xx", after: "yz")]),
      "it makes 'yy' of its example 'xx', and not 'yz'"
    ),
    (CustomRule(id: "a", pattern: "x", replacement: "xx"), "it finds its own replacement 'xx' again"),
    (CustomRule(id: "a", pattern: "x*", replacement: "y"), "it finds its own replacement 'y' again"),
    (
      CustomRule(id: "a", pattern: "(x)", replacement: "$1x", examples: [.init(before: "x", after: "xx")]),
      "it finds its own replacement again in 'x'"
    ),
    (
      CustomRule(id: "a", pattern: "x", examples: [.init(before: "y", after: "y")]),
      "it finds nothing in its example 'y'"
    ),
    (
      CustomRule(id: "a", pattern: #"(\w+\s?)+!"#, examples: [.init(before: Self.long, after: Self.long)]),
      "the pattern took too many steps"
    ),
  ])
  func `what cannot be used is refused when a cleaner is made`(rule: CustomRule, reason: String) {
    let error = #expect(throws: ConfigurationError.self) { try Cleaner(Configuration(customRules: [rule])) }
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  private static let long =
    "It was said by the man who was in the house near the old bridge by the sea for most of that long year."

  @Test func `two rules of one id, or of a built-in rule's, are refused`() {
    #expect(throws: ConfigurationError.self) { try Cleaner(Configuration(customRules: [Self.odd, Self.odd])) }
    let taken = CustomRule(id: "doubled-word", pattern: "x")
    #expect(throws: ConfigurationError.self) { try Cleaner(Configuration(customRules: [taken])) }
  }

  @Test func `a pattern that backtracks without end finds nothing, says so, and others go on`() throws {
    let endless = CustomRule(id: "endless", pattern: #"(\w+\s?)+!"#, replacement: "")
    let cleaned = try clean(Self.long + " It rained , too.", endless)
    #expect(cleaned.text == Self.long + " It rained, too.")
    #expect(cleaned.ledger.findings.map(\.rule) == ["endless", "space-before-punctuation"])
    #expect(cleaned.ledger.findings[0].evidence.map(\.name) == ["reason"])
  }

  @Test func `a rule that finds its own words again leaves the text, and is named`() throws {
    let cleaned = try clean("x, said he .", CustomRule(id: "grows", pattern: "(x)", replacement: "$1x"))
    #expect(cleaned.text == "x, said he .")
    #expect(cleaned.ledger.findings.map(\.rule) == ["unstable-text"])
    #expect(cleaned.ledger.findings[0].evidence == [Evidence("rule", "grows")])
  }

  @Test(arguments: [
    ("It rained.\n\nMore from us\n\nIt poured.", "It rained.\n\nIt poured."),
    ("More from us\n\nIt rained.", "It rained."), ("It rained.\n\n  MORE from us \n", "It rained.\n"),
    ("It rained.\nMore from us\nIt poured.", "It rained.\nIt poured."),
    ("It rained.\n\n\nMore from us\nIt poured.", "It rained.\n\n\nIt poured."),
    ("It rained.\n\nMore from us\n\nMore from us", "It rained."),
    ("More from us", "More from us"), ("There is More from us here.", "There is More from us here."),
  ])
  func `a line that is a listed phrase goes`(text: String, expected: String) throws {
    let cleaner = try Cleaner(Configuration(only: ["listed-furniture"], furniture: ["More from us"]))
    #expect(try cleaner.clean(text).text == expected)
  }

  @Test func `a phrase of nothing stands for no line`() throws {
    let cleaner = try Cleaner(Configuration(only: ["listed-furniture"], furniture: ["", "  "]))
    #expect(try cleaner.clean("It rained.\n\n\nIt poured.\n").text == "It rained.\n\n\nIt poured.\n")
  }

  @Test func `words and names that a rule leaves alone`() throws {
    func clean(_ text: String, _ words: Set<String>) throws -> String {
      try Cleaner(Configuration(exceptions: ["space-before-punctuation": words])).clean(text).text
    }
    let text = "It is Yahoo ! or Ann Holt ? It rained , he said."
    #expect(try clean(text, []) == "It is Yahoo! or Ann Holt? It rained, he said.")
    #expect(try clean(text, ["Yahoo"]) == "It is Yahoo ! or Ann Holt? It rained, he said.")
    #expect(try clean(text, ["Ann Holt", "rain"]) == "It is Yahoo! or Ann Holt ? It rained, he said.")
    let unknown = Configuration(exceptions: ["no-such": ["x"]])
    #expect(throws: ConfigurationError.self) { try Cleaner(unknown) }
  }

  @Test func `the laws hold for rules of one's own over generated texts`() throws {
    let rules = [
      Self.slug, Self.swap, Self.odd,
      CustomRule(id: "curl", pattern: #""(\w+)""#, replacement: "“$1”", category: .quotes),
      CustomRule(id: "no-x", pattern: "[xX]+ ?", replacement: "", category: .spacing, safety: .safe, confidence: 1),
      CustomRule(id: "kilo-gap", pattern: #"(?<=\d)(?=kg)"#, replacement: " ", category: .spacing),
    ]
    let laws = try Laws(
      Cleaner(
        Configuration(
          profile: .thorough, exceptions: ["space-before-punctuation": ["said"]], customRules: rules,
          furniture: ["Read on", "said"])))
    for text in [
      "12kg of \"wool\" xx~yy (RTX) - a", "Read on\n\n(RTX) -- x ~ y\nsaid\n", "x", "", "foo\u{0}x~\u{FFFD}x",
    ] {
      laws.expect(Array(text.utf8))
    }
    var generator = TextGenerator(seed: 20_261_130)
    for _ in 0..<150 {
      laws.expect(generator.fragments(30))
      laws.expect(Array(generator.tokenizedSentence().utf8) + Array(" 3kg x~ab \nRead on\n".utf8))
      laws.expect(generator.unicode(scalars: 40))
    }
  }
}
