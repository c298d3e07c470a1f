import Copydesk
import CopydeskTestSupport
import Testing
import WordRepair

/// Every id that can stand in a ledger is explained, and truly.
@Suite struct RuleCatalogTests {
  @Test(arguments: RuleCatalog.complete.rules)
  func everyIDIsExplained(rule: RuleInfo) {
    #expect(rule.summary.hasSuffix("."))
    #expect(!rule.explanation.isEmpty, "\(rule.id) has no explanation")
    #expect(!rule.examples.isEmpty, "\(rule.id) has no example")
    for example in rule.examples { #expect(!example.beforeBytes.isEmpty) }
  }

  @Test func configurableRulesAreThoseAConfigurationTakes() throws {
    let configurable = Set(RuleCatalog.complete.configurable.map(\.id))
    #expect(configurable == Set(StandardRules.infos.map(\.id)))
    for rule in RuleCatalog.complete.rules {
      let configuration = Configuration(ruleModes: [rule.id: .flag])
      let isTaken = (try? Cleaner(configuration, plugins: [WordRules()])) != nil
      #expect(isTaken == configurable.contains(rule.id), "\(rule.id)")
    }
  }

  @Test func anOversizedDocumentIsReportedAsItsExampleShows() throws {
    let example = try #require(RuleCatalog.standard["oversized-document"]?.examples.first)
    let cleaned = try Cleaner(Configuration(maximumDocumentSize: 20)).clean(
      Document(id: "a", bytes: example.beforeBytes))
    #expect(cleaned.bytes == example.afterBytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["oversized-document"])
  }

  @Test func anUndecodedTextIsReportedAsItsExampleShows() throws {
    let example = try #require(RuleCatalog.standard["undecoded-text"]?.examples.first)
    let cleaned = try Cleaner().clean(Document(id: "a", bytes: example.beforeBytes))
    #expect(cleaned.bytes == example.afterBytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["undecoded-text"])
  }

  @Test func anUnstableTextIsReportedAsItsExampleShows() throws {
    let example = try #require(RuleCatalog.standard["unstable-text"]?.examples.first)
    let spellings: [(StaticString, String)] = [("color", "colour"), ("colour", "color")]
    let rules = spellings.enumerated().map { number, words in
      ClosureRule("spelling-\(number)") { text, findings in
        guard let start = text.view.firstIndex(of: words.0, from: 0) else { return }
        findings.repair(start..<start + words.0.utf8CodeUnitCount, with: words.1)
      }
    }
    // Each pass writes one spelling, and the next pass the other.
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: rules)])
    let cleaned = try cleaner.clean(Document(id: "a", bytes: example.beforeBytes))
    #expect(cleaned.bytes == example.afterBytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["unstable-text"])
  }

  @Test func aStoppedPatternIsReportedAsItsExampleShows() throws {
    let example = try #require(RuleCatalog.standard["stopped-pattern"]?.examples.first)
    let cleaner = try Cleaner(Configuration(protectedPatterns: [#"(\w+\s?)+!"#]))
    let cleaned = try cleaner.clean(Document(id: "a", bytes: example.beforeBytes))
    #expect(cleaned.bytes == example.afterBytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["stopped-pattern"])
  }

  @Test func evidenceNamesStandOnceAndInOrder() {
    let names = EvidenceCatalog.entries.map(\.name)
    #expect(names == Set(names).sorted())
    for entry in EvidenceCatalog.entries {
      #expect(entry.summary.hasSuffix("."), "\(entry.name)")
      #expect(!entry.example.isEmpty, "\(entry.name)")
    }
  }
}
