import Copydesk
import CopydeskTestSupport
import EnglishModel
import Testing

/// What every rule of the standard pipeline says of itself must be true.
@Suite struct RuleExamplesTests {
  @Test(arguments: Stage.standardRules)
  func examplesComeOutAsDocumented(rule: RuleInfo) throws {
    #expect(!rule.examples.isEmpty, "\(rule.id) has no example")
    // Rules that restore words need the models to do so.
    let repairModel = try rule.stage == .scramble ? EnglishModel.repairModel() : nil
    let cleaner = try Cleaner(Configuration(profile: .thorough, only: [rule.id]), repairModel: repairModel)
    for example in rule.examples {
      let cleaned = try cleaner.clean(Document(id: rule.id, bytes: example.beforeBytes))
      #expect(cleaned.bytes == example.afterBytes, "\(rule.id): \(String(decoding: cleaned.bytes, as: UTF8.self))")
      // An example that shows what is left alone may be silent; one that repairs must be this rule's doing.
      if example.beforeBytes != example.afterBytes {
        #expect(cleaned.ledger.findings.contains { $0.rule == rule.id }, "\(rule.id) on \(example.before)")
      }
    }
    // A rule that only flags, or repairs under some configurations only, must at least see what its examples show.
    let found = try rule.examples.contains { example in
      try cleaner.clean(Document(id: rule.id, bytes: example.beforeBytes)).ledger.findings.contains {
        $0.rule == rule.id
      }
    }
    #expect(found, "\(rule.id) finds nothing in its examples")
  }

  /// The rule that needs evidence finds it in what its examples become.
  @Test func examplesFromOtherDocumentsComeOutAsDocumented() throws {
    let standard = Set(Stage.standardRules.map(\.id))
    let added = Stage.standard(evidence: try evidence([])).flatMap { $0.rules.map(\.info) }.filter {
      !standard.contains($0.id)
    }
    #expect(added.map(\.id) == ["broken-copy"])
    for rule in added {
      #expect(!rule.examples.isEmpty, "\(rule.id) has no example")
      for example in rule.examples {
        let stages = Stage.standard(evidence: try evidence([("copy", example.after)]))
        let cleaner = try Cleaner(Configuration(profile: .thorough, only: [rule.id]), stages: stages)
        let cleaned = try cleaner.clean(Document(id: "example", bytes: example.beforeBytes))
        #expect(cleaned.bytes == example.afterBytes, "\(String(decoding: cleaned.bytes, as: UTF8.self))")
        #expect(cleaned.ledger.findings.contains { $0.rule == rule.id && $0.outcome == .repaired })
      }
    }
  }

  @Test(arguments: Stage.standardRules)
  func descriptionsHaveTheirForm(rule: RuleInfo) {
    #expect(rule.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule.id) is not kebab case")
    #expect(rule.summary.hasSuffix("."), "\(rule.id): \(rule.summary)")
    #expect(rule.summary.matches(of: /[.!?] [A-Z]/).isEmpty, "\(rule.id): more than a sentence: \(rule.summary)")
    #expect(
      rule.summary.first?.isUppercase == true || rule.summary.first?.isLetter == false, "\(rule.id): \(rule.summary)")
    #expect(!rule.explanation.isEmpty, "\(rule.id) has no explanation")
  }

  @Test func idsAreUniqueAndNotThoseOfStages() {
    let ids = Stage.standardRules.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids).isDisjoint(with: StageID.allCases.map(\.rawValue)))
  }

  @Test func everyStageRunsRulesOfItsOwn() {
    for stage in Stage.standard {
      #expect(!stage.rules.isEmpty, "\(stage.id) is empty")
      #expect(stage.rules.allSatisfy { $0.info.stage == stage.id })
    }
    #expect(Stage.standard.map(\.id) == StageID.allCases.filter(Stage.standard.map(\.id).contains))
  }
}
