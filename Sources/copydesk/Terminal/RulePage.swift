import Copydesk

/// One rule, as a manual page has it.
struct RulePage {
  private let rule: RuleInfo
  private let related: [RuleInfo]
  private let isBold: Bool

  /// Takes a rule and those it stands among.
  init(_ rule: RuleInfo, among rules: [RuleInfo], isBold: Bool) {
    self.rule = rule
    related = rules.filter { $0.stage == rule.stage && $0.id != rule.id }
    self.isBold = isBold
  }

  var text: String {
    var text = section("NAME", "  \(rule.id): \(rule.summary)\n")
    text += section(
      "SYNOPSIS",
      """
        copydesk check --only \(rule.id) PATH…       look for it alone
        copydesk clean --set \(rule.id)=flag PATH…   report its places and keep the text
        copydesk clean --set \(rule.id)=off PATH…    do not run it

      """)
    text += section(
      "STAGE", "  \(rule.stage.rawValue), category \(rule.category.rawValue), severity \(rule.severity.rawValue)\n")
    text += section("SAFETY", "  \(rule.safety.rawValue): \(meaning)\n")
    text += section("PROFILES", profiles)
    text += section("DESCRIPTION", Self.wrapped(rule.explanation.isEmpty ? rule.summary : rule.explanation) + "\n")
    if !rule.examples.isEmpty { text += section("EXAMPLES", rule.examples.map(Self.example).joined(separator: "\n")) }
    if !rule.references.isEmpty { text += section("REFERENCES", rule.references.map { "  \($0)\n" }.joined()) }
    if !related.isEmpty {
      text += section("SEE ALSO", Self.wrapped(related.map(\.id).joined(separator: ", ")) + "\n")
    }
    return String(text.dropLast())
  }

  private func section(_ title: String, _ body: String) -> String {
    (isBold ? "\u{1B}[1m\(title)\u{1B}[0m" : title) + "\n\(body)\n"
  }

  private var meaning: String {
    switch rule.safety {
    case .safe: "the words cannot change"
    case .careful: "words are removed or restored"
    case .flagOnly: "nothing is edited; places are only reported"
    }
  }

  /// What each profile does with the rule's findings.
  private var profiles: String {
    Profile.allCases.map { profile in
      let deed =
        switch profile.mode(for: rule.safety) {
        case .off: "is not run"
        case .flag: "reports"
        case .fix: "repairs from a confidence of \(profile.minimumConfidence), reports below it"
        }
      return "  \(profile.rawValue)\(String(repeating: " ", count: max(1, 10 - profile.rawValue.count)))\(deed)\n"
    }.joined()
  }

  private static func example(_ example: RuleInfo.Example) -> String {
    let before = "  before: \(visible(example.before))\n"
    return before + (example.before == example.after ? "  flagged\n" : "  after:  \(visible(example.after))\n")
  }

  /// The text with line ends, tabs and invisible characters spelled out.
  private static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar == "\n": result += "\\n"
      case .control where scalar == "\t": result += "\\t"
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = " "
      for word in paragraph.split(separator: " ") {
        if line.count + 1 + word.count > 78 {
          lines.append(line)
          line = " "
        }
        line += " " + word
      }
      lines.append(line == " " ? "" : line)
    }
    return lines.joined(separator: "\n")
  }
}
