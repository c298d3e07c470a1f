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

  @Option(
    help: ArgumentHelp(
      "A configuration whose own rules are listed, too. (default: copydesk.yaml here or above)", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Look for no configuration file.")
  var isolated = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let path = isolated ? nil : try config ?? ConfigurationFile.find(for: [])
    let file = try path.map { try ConfigurationFile(path: $0) } ?? ConfigurationFile()
    let catalog = try CleaningOptions.parse([]).catalog(file)
    guard let rule else {
      return try RulePages.write(
        json ? try RulePages.json(catalog.rules) : RulePages.table(catalog.rules))
    }
    guard let info = catalog[rule] else {
      throw BatchError.configuration(Self.unknown(rule, catalog))
    }
    try RulePages.write(
      json
        ? try RulePages.json([info])
        : RulePage(info, among: catalog.rules, isBold: ColorChoice.auto.isOn).text
    )
  }

  /// Words that a rule is not known, with the nearest name, which a configuration knows to find.
  private static func unknown(_ rule: String, _ catalog: RuleCatalog) -> String {
    if StageID(rawValue: rule) != nil { return "'\(rule)' is a stage; `copydesk rules` lists its rules" }
    let nearest = NearestName.of(rule, in: catalog.rules.map(\.id)).map { "did you mean '\($0)'?" }
    return "no rule is called '\(rule)'; " + (nearest ?? "`copydesk rules` lists them")
  }
}

/// A rule as `copydesk rules --json` prints it.
struct RuleDescription: Encodable {
  struct Example: Encodable {
    var before: String
    var after: String
  }

  var id: String
  var stage: String
  var category: String
  var safety: String
  var severity: String
  var summary: String
  var explanation: String
  var examples: [Example]
  var references: [String]

  init(_ rule: RuleInfo) {
    id = rule.id
    stage = rule.stage.rawValue
    category = rule.category.rawValue
    safety = rule.safety.rawValue
    severity = rule.severity.rawValue
    summary = rule.summary
    explanation = rule.explanation
    examples = rule.examples.map { Example(before: $0.before, after: $0.after) }
    references = rule.references
  }
}

/// Lists the rules.
enum RulePages {
  /// The rules by stage, a line for each.
  static func table(_ rules: [RuleInfo]) -> String {
    let idWidth = rules.map(\.id.count).max() ?? 0
    let safetyWidth = rules.map(\.safety.rawValue.count).max() ?? 0
    var text = ""
    var stage: StageID?
    for rule in rules {
      if rule.stage != stage { text += (stage == nil ? "" : "\n") + "\(rule.stage.rawValue)\n" }
      stage = rule.stage
      text += "  " + padded(rule.id, idWidth) + "  " + padded(rule.safety.rawValue, safetyWidth) + "  \(rule.summary)\n"
    }
    return text
  }

  /// The rules as JSON.
  static func json(_ rules: [RuleInfo]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(rules.map(RuleDescription.init)), as: UTF8.self) + "\n"
  }

  /// Writes to standard output.
  static func write(_ text: String) throws { try StandardOutput.write(text) }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
