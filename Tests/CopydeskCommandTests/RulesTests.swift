import Foundation
import Testing

@Suite struct RulesTests {
  private let folder: CommandFolder

  init() throws { folder = try CommandFolder() }

  private struct Rule: Decodable {
    var id: String
    var stage: String
    var summary: String
  }

  @Test func `the table, the JSON and the pages tell of the same rules`() throws {
    let table = try folder.run("rules")
    let rules = try JSONDecoder().decode([Rule].self, from: Data(try folder.run("rules", "--json").output))
    #expect(!rules.isEmpty)
    for rule in rules {
      #expect(table.text.contains("  \(rule.id) "))
      let page = try folder.run("rules", rule.id)
      #expect(page.code == 0)
      #expect(page.text.hasPrefix("NAME\n  \(rule.id): \(rule.summary)\n"))
    }
  }

  @Test func `an unknown rule is wrong usage`() throws {
    let outcome = try folder.run("rules", "no-such-rule")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("rule is called 'no-such-rule'"))
  }

  @Test func `a slip of the hand is answered with the name that was meant`() throws {
    #expect(try folder.run("rules", "spaced-contracton").errors.contains("did you mean"))
    #expect(try folder.run("rules", "spacing").errors.contains("'spacing' is a stage"))
  }

  @Test func `a page has what a manual page has`() throws {
    let page = try folder.run("rules", "spaced-contraction").text
    for title in ["NAME", "SYNOPSIS", "STAGE", "SAFETY", "PROFILES", "DESCRIPTION", "EXAMPLES", "SEE ALSO"] {
      #expect(page.contains("\(title)\n  "), "\(title)")
    }
    #expect(page.contains("  safe      repairs from a confidence of 0.95, reports below it\n"))
  }
}
