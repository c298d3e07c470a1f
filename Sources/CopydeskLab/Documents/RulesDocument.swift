internal import Copydesk
internal import UnicodeText

/// The page that tells of every rule, stage by stage, in Markdown.
struct RulesDocument {
  private let catalog: RuleCatalog

  init(_ catalog: RuleCatalog) { self.catalog = catalog }

  var text: String {
    let configurable = catalog.configurable
    let others = catalog.rules.filter { rule in !configurable.contains { $0.id == rule.id } }
    var text = """
      # Rules

      <!-- Written by `make generate` from the rules themselves. Change those. -->

      Every id that can stand in a ledger: \(configurable.count) rules in \(StageID.allCases.count) stages, which run in \
      this order, and \(others.count) findings of the engine and of the readers of records. `copydesk rules ID` prints \
      one. In the examples, `-` is the text as it came, `+` what the rule makes of it, `!` what it only reports; \
      `\\n`, `\\u{A0}` and `\\xE2` stand for what cannot be seen.

      Safety tells what edits can do: *safe* cannot change words, *careful* removes or restores words, *flag-only* only \
      reports.


      """
    for stage in StageID.allCases {
      text += Self.section(stage.rawValue, configurable.filter { $0.stage == stage })
    }
    text += Self.section("Engine and readers", others)
    text += "## Evidence\n\nThe names of facts in a finding's `evidence`.\n\n| name | what it tells | such as |\n"
    text += "| --- | --- | --- |\n"
    for entry in EvidenceCatalog.entries {
      text += "| `\(entry.name)` | \(Self.escaped(entry.summary)) | `\(entry.example)` |\n"
    }
    return text
  }

  private static func section(_ title: String, _ rules: [RuleInfo]) -> String {
    "## \(title)\n\n" + rules.map(entry).joined()
  }

  private static func entry(_ rule: RuleInfo) -> String {
    var text = "### `\(rule.id)`\n\n\(escaped(rule.summary))\n\n"
    text += "*\(rule.safety.rawValue)*, severity \(rule.severity.rawValue), category \(rule.category.rawValue)\n\n"
    if !rule.explanation.isEmpty { text += escaped(rule.explanation) + "\n\n" }
    if !rule.examples.isEmpty {
      text += "```diff\n" + rule.examples.map(example).joined(separator: "\n") + "```\n\n"
    }
    if !rule.references.isEmpty { text += rule.references.map { "- \(escaped($0))\n" }.joined() + "\n" }
    return text
  }

  private static func example(_ example: RuleInfo.Example) -> String {
    let before = visible(example.before)
    return example.beforeBytes == example.afterBytes
      ? "! \(before)\n" : "- \(before)\n+ \(visible(example.after))\n"
  }

  /// An example on one line, with an escape for everything that cannot be seen.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let escape = VisibleText.escape(of: scalar) {
        result += escape
      } else if scalar.properties.isWhitespace, scalar != " " {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Prose in which Markdown sees nothing but code spans: outside of those, signs with a meaning are escaped.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var isCode = false
    for character in text {
      if character == "`" { isCode.toggle() }
      if !isCode, "*_<>[]|#".contains(character) { result += "\\" }
      result.append(character)
    }
    return result
  }
}
