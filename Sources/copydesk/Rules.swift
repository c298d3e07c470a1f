import ArgumentParser
import Copydesk
import CopydeskBatch
import Foundation
internal import WordRepair

/// `copydesk rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "List the rules, or explain one with its example.")

  @Argument(help: "The rule to explain.", completion: .list(RuleCatalog.complete.rules.map(\.id)))
  var rule: String?

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    guard let rule else {
      return try RulePages.write(
        json ? try RulePages.json(RuleCatalog.complete.rules) : RulePages.table(RuleCatalog.complete.rules))
    }
    guard let info = RuleCatalog.complete[rule] else {
      throw BatchError.configuration(Self.unknown(rule))
    }
    try RulePages.write(
      json
        ? try RulePages.json([info])
        : RulePage(info, among: RuleCatalog.complete.rules, isBold: ColorChoice.auto.isOn).text
    )
  }

  /// Words that a rule is not known, with the nearest name, which a configuration knows to find.
  private static func unknown(_ rule: String) -> String {
    if StageID(rawValue: rule) != nil { return "'\(rule)' is a stage; `copydesk rules` lists its rules" }
    do throws(ConfigurationError) {
      _ = try Cleaner(Configuration(ruleModes: [rule: .flag]), plugins: [WordRules()])
      return "no rule is called '\(rule)'; `copydesk rules` lists them"
    } catch {
      return error.description
    }
  }
}
