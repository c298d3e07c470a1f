import Copydesk
import CopydeskTestSupport
import EnglishModel
import Foundation
import Testing
import WordRepair

/// What every rule of the standard pipeline says of itself must be true.
@Suite struct RuleExamplesTests {
  @Test(arguments: StandardRules.infos)
  func examplesComeOutAsDocumented(rule: RuleInfo) throws {
    #expect(!rule.examples.isEmpty, "\(rule.id) has no example")
    // Rules that restore words need the models to do so.
    let words = try rule.stage == .scramble ? WordRules(model: EnglishModel.repairModel()) : WordRules()
    // What needs evidence finds it in what its examples become.
    let configuration = Configuration(profile: .thorough, only: [rule.id])
    func cleaner(_ example: RuleInfo.Example) throws -> Cleaner {
      if rule.id == "recurring-furniture" {
        var counts = FurnitureCounts()
        for number in 0..<10 {
          let text = example.before.replacingOccurrences(of: "Friday", with: "day \(number)")
            .replacingOccurrences(of: "agreed", with: "agreed with number \(number)")
          if let lines = try FurnitureReader().read(Document(id: "", text: text, source: "a")) { counts.add(lines) }
        }
        return try Cleaner(configuration, plugins: [SourceFurniture(counts)])
      }
      guard rule.id == "broken-copy" else { return try Cleaner(configuration, plugins: [words]) }
      var builder = EvidenceIndexBuilder()
      let copy = Document(id: "copy", bytes: example.afterBytes)
      if let document = try EvidenceReader().evidence(of: copy, for: nil) { builder.add(document) }
      return try Cleaner(configuration, plugins: [WordRules(evidence: builder.makeIndex())])
    }
    for example in rule.examples {
      let cleaned = try cleaner(example).clean(Document(id: rule.id, bytes: example.beforeBytes, source: "a"))
      #expect(cleaned.bytes == example.afterBytes, "\(rule.id): \(String(decoding: cleaned.bytes, as: UTF8.self))")
      // An example that shows what is left alone may be silent; one that repairs must be this rule's doing.
      if example.beforeBytes != example.afterBytes {
        #expect(cleaned.ledger.findings.contains { $0.rule == rule.id }, "\(rule.id) on \(example.before)")
      }
    }
    // A rule that only flags, or repairs under some configurations only, must at least see what its examples show.
    let found = try rule.examples.contains { example in
      try cleaner(example).clean(Document(id: rule.id, bytes: example.beforeBytes, source: "a")).ledger.findings
        .contains {
          $0.rule == rule.id
        }
    }
    #expect(found, "\(rule.id) finds nothing in its examples")
  }

  @Test(arguments: StandardRules.infos)
  func descriptionsHaveTheirForm(rule: RuleInfo) {
    #expect(rule.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil, "\(rule.id) is not kebab case")
    #expect(rule.summary.hasSuffix("."), "\(rule.id): \(rule.summary)")
    #expect(rule.summary.matches(of: /[.!?] [A-Z]/).isEmpty, "\(rule.id): more than a sentence: \(rule.summary)")
    #expect(
      rule.summary.first?.isUppercase == true || rule.summary.first?.isLetter == false, "\(rule.id): \(rule.summary)")
    #expect(!rule.explanation.isEmpty, "\(rule.id) has no explanation")
  }

  @Test func idsAreUniqueAndNotThoseOfStages() {
    let ids = StandardRules.infos.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids).isDisjoint(with: StageID.allCases.map(\.rawValue)))
  }

  @Test func everyStageRunsRulesOfItsOwn() {
    // The rules of the stage scramble come from a plug-in.
    for stage in Stage.standard where stage.id != .scramble {
      #expect(!stage.rules.isEmpty, "\(stage.id) is empty")
      #expect(stage.rules.allSatisfy { $0.info.stage == stage.id })
    }
    #expect(Stage.standard.map(\.id) == StageID.allCases.filter(Stage.standard.map(\.id).contains))
  }
}
