import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ConfigurationTests {
  private let stages = [
    Stage(.encoding, rules: [LiteralRule("glued-letters", "aa", "a", stage: .encoding)]),
    Stage(
      .spacing,
      rules: [
        LiteralRule("lost-words", "b", "", safety: .careful), LiteralRule("odd-look", "c", "d", safety: .flagOnly),
      ]),
  ]

  private func clean(_ configuration: Configuration, _ text: String = "aa b c") throws -> String {
    let cleaned = try Cleaner(configuration, stages: stages).clean(Document(id: "t", text: text))
    let flagged = cleaned.ledger.findings.filter { $0.outcome == .flagged }.map(\.rule)
    return ([String(decoding: cleaned.bytes, as: UTF8.self)] + flagged).joined(separator: "|")
  }

  @Test func profilesSetTheModes() throws {
    #expect(try clean(Configuration(profile: .safe)) == "a b c|lost-words|odd-look")
    #expect(try clean(Configuration(profile: .standard)) == "a  c|odd-look")
    #expect(try clean(Configuration(profile: .thorough)) == "a  c|odd-look")
  }

  @Test func onlyAndSkipNameStagesOrRules() throws {
    #expect(try clean(Configuration(only: ["encoding"])) == "a b c")
    #expect(try clean(Configuration(only: ["lost-words"])) == "aa  c")
    #expect(try clean(Configuration(skip: ["spacing"])) == "a b c")
    #expect(try clean(Configuration(only: ["spacing"], skip: ["odd-look"])) == "aa  c")
  }

  @Test func ruleModesOverrideTheProfile() throws {
    #expect(try clean(Configuration(ruleModes: ["glued-letters": .flag])) == "aa  c|glued-letters|odd-look")
    #expect(try clean(Configuration(ruleModes: ["glued-letters": .off])) == "aa  c|odd-look")
    #expect(try clean(Configuration(profile: .safe, ruleModes: ["lost-words": .fix])) == "a  c|odd-look")
    #expect(try clean(Configuration(ruleModes: ["odd-look": .fix])) == "a  c|odd-look")
  }

  @Test func theLeastConfidenceIsTheProfilesUnlessSet() throws {
    let stage = Stage(.spacing, rules: [LiteralRule("unsure", "a", "b", confidence: 0.85)])
    func text(_ configuration: Configuration) throws -> String {
      String(
        decoding: try Cleaner(configuration, stages: [stage]).clean(Document(id: "t", text: "a")).bytes, as: UTF8.self)
    }
    #expect(try text(Configuration(profile: .safe)) == "a")
    #expect(try text(Configuration(profile: .standard)) == "b")
    #expect(try text(Configuration(minimumConfidence: 0.9)) == "a")
    #expect(try text(Configuration(profile: .safe, minimumConfidence: 0.85)) == "b")
  }

  @Test func unknownNamesAreRefusedWithASuggestion() {
    #expect(throws: ConfigurationError.unknownName("glued-leters", suggestion: "glued-letters")) {
      try clean(Configuration(only: ["glued-leters"]))
    }
    #expect(throws: ConfigurationError.unknownName("spacin", suggestion: "spacing")) {
      try clean(Configuration(skip: ["spacin"]))
    }
    #expect(throws: ConfigurationError.unknownName("zzz", suggestion: nil)) {
      try clean(Configuration(ruleModes: ["zzz": .off]))
    }
    // A stage has no mode of its own.
    #expect(throws: ConfigurationError.unknownName("spacing", suggestion: nil)) {
      try clean(Configuration(ruleModes: ["spacing": .off]))
    }
  }

  @Test(arguments: [-0.1, 1.1, Double.nan, .infinity])
  func confidencesOutsideZeroToOneAreRefused(value: Double) {
    #expect {
      try clean(Configuration(minimumConfidence: value))
    } throws: { error in
      if case ConfigurationError.confidenceOutOfRange = error { true } else { false }
    }
  }

  @Test func errorsAreOneLineWithARemedy() {
    let errors: [ConfigurationError] = [
      .unknownName("x", suggestion: nil), .unknownName("x", suggestion: "y"), .confidenceOutOfRange(2),
      .invalidPattern("(", reason: "unbalanced"), .unicodeUnavailable("status 4"),
    ]
    for error in errors {
      #expect(!error.description.contains("\n"))
      #expect(error.description.contains(";"))
      #expect(!error.description.contains("copydesk"))
    }
  }
}
