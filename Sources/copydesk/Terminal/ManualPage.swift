/// A manual page in the macros of man(7), from what the parser knows of a command and what CommandFacts add.
struct ManualPage {
  private let command: CommandDescription
  private let tool: CommandDescription?
  private let siblings: [CommandDescription]

  /// Takes a command, the tool it belongs to (nil for the tool itself), and all of the tool's commands.
  init(_ command: CommandDescription, in tool: CommandDescription?, _ siblings: [CommandDescription]) {
    self.command = command
    self.tool = tool
    self.siblings = siblings
  }

  private var name: String { [tool?.commandName, command.commandName].compactMap(\.self).joined(separator: " ") }

  var text: String {
    let title = [tool?.commandName, command.commandName].compactMap(\.self).joined(separator: ".")
    var text = ".TH \"\(title.uppercased())\" 1 \"\" \"copydesk \(Version.current)\" \"Copydesk\"\n"
    text += ".ad l\n.nh\n.SH NAME\n\(Self.escaped(title)) \\- \(Self.escaped(command.abstract ?? ""))\n"
    text += ".SH SYNOPSIS\n\(synopsis)"
    if let discussion = command.discussion { text += ".SH DESCRIPTION\n\(Self.paragraphs(discussion))" }
    if tool == nil {
      text += ".SH COMMANDS\n" + siblings.map { Self.item("copydesk \($0.commandName)", $0.abstract ?? "") }.joined()
    }
    text += options
    let facts = CommandFacts.of(command.commandName)
    if !facts.examples.isEmpty {
      text +=
        ".SH EXAMPLES\n"
        + facts.examples.map { ".PP\n\(Self.escaped($0.what))\n.PP\n.EX\n\(Self.escaped($0.line))\n.EE\n" }
        .joined()
    }
    text += ".SH EXIT STATUS\n" + facts.exitCodes.map { Self.item("\($0.code)", $0.meaning) }.joined()
    text +=
      ".SH ENVIRONMENT\n"
      + Self.item(
        "COPYDESK_…",
        "The value of a long option, such as COPYDESK_TEXT_FIELD for --text-field, where the command line does not have it. "
          + "A flag is given by 1, and left out by 0.")
    text +=
      Self.item("NO_COLOR, TERM=dumb", "Turn colours off.") + Self.item("PAGER", "Shows what `copydesk diff` writes.")
    text +=
      ".SH FILES\n"
      + Self.item(
        "copydesk.yaml", "Settings, found in the folder of the first input or above it; see `copydesk init`.")
    let others = (tool == nil ? siblings : siblings.filter { $0.commandName != command.commandName })
      .map { "copydesk.\($0.commandName)(1)" }
    text +=
      ".SH SEE ALSO\n" + Self.escaped(((tool == nil ? [] : ["copydesk(1)"]) + others).joined(separator: ", ")) + "\n"
    return text
  }

  private var synopsis: String {
    guard tool != nil else { return ".B copydesk\n.I command\n[options]\n" }
    let positional = (command.arguments ?? []).filter { $0.kind == "positional" && $0.shouldDisplay ?? true }
    let words = positional.map { argument in
      let name = (argument.valueName ?? "path") + (argument.isRepeating ? "…" : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    return ".B \(Self.escaped(name))\n\(Self.escaped((["[options]"] + words).joined(separator: " ")))\n"
  }

  /// The options by their groups, each with its values and its default.
  private var options: String {
    var sections: [(title: String, items: String)] = []
    for argument in command.arguments ?? [] where argument.shouldDisplay ?? true {
      let title = argument.sectionTitle ?? (argument.kind == "positional" ? "Arguments" : "Options")
      if !sections.contains(where: { $0.title == title }) { sections.append((title, "")) }
      guard let place = sections.firstIndex(where: { $0.title == title }) else { continue }
      sections[place].items += Self.item(Self.spelling(argument), Self.meaning(argument))
    }
    let order =
      sections.filter { $0.title == "Arguments" } + sections.filter { $0.title == "Options" }
      + sections.filter { !["Arguments", "Options"].contains($0.title) }
    return order.map { ".SH \($0.title.uppercased())\n\($0.items)" }.joined()
  }

  private static func spelling(_ argument: CommandDescription.Argument) -> String {
    guard argument.kind != "positional" else { return argument.valueName ?? "path" }
    let names = (argument.names ?? []).map(\.spelling).joined(separator: ", ")
    return argument.kind == "option" ? "\(names) <\(argument.valueName ?? "value")>" : names
  }

  private static func meaning(_ argument: CommandDescription.Argument) -> String {
    var text = argument.abstract ?? ""
    if let discussion = argument.discussion { text += " " + discussion }
    if let values = argument.allValues, argument.kind == "option" {
      text += " Values: " + values.joined(separator: ", ") + "."
    }
    if let value = argument.defaultValue, !value.isEmpty, !text.contains("(default:") { text += " (default: \(value))" }
    return text
  }

  private static func item(_ term: String, _ text: String) -> String {
    ".TP\n.B \(escaped(term))\n\(escaped(text))\n"
  }

  /// Paragraphs, and lines that are indented as they stand.
  private static func paragraphs(_ text: String) -> String {
    var result = ""
    var isExample = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  ") {
        if !isExample { result += ".PP\n.EX\n" }
        isExample = true
        result += escaped(String(line)) + "\n"
        continue
      }
      if isExample { result += ".EE\n" }
      isExample = false
      result += line.isEmpty ? ".PP\n" : escaped(String(line)) + "\n"
    }
    return result + (isExample ? ".EE\n" : "")
  }

  /// Text in which nothing is a request or an escape.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }.joined(separator: "\n")
  }
}

/// What of a command its parser does not know: how it is used, and how it ends.
struct CommandFacts {
  struct Example {
    var what: String
    var line: String
  }

  var examples: [Example] = []
  var exitCodes: [(code: Int, meaning: String)]

  private static let usual: [(code: Int, meaning: String)] = [
    (0, "Done."), (2, "Wrong usage: options, configuration or paths have to be corrected."),
    (3, "Some documents failed; the rest are done."), (4, "Nothing could be done."),
  ]

  static func of(_ command: String) -> CommandFacts {
    switch command {
    case "clean":
      CommandFacts(
        examples: [
          Example(
            what: "A folder, with the ledger and a report:",
            line: "copydesk clean articles/ -o cleaned/ --edits edits.jsonl --report report.html"),
          Example(
            what: "Where the files are, to be had back by the ledger:",
            line: "copydesk clean articles/ --in-place --edits edits.jsonl\ncopydesk revert edits.jsonl --in-place"),
          Example(
            what: "The field body of compressed records:",
            line: "copydesk clean news.jsonl.zst --text-field body -o clean.jsonl.zst"),
        ], exitCodes: usual)
    case "check":
      CommandFacts(
        examples: [
          Example(what: "Findings as editors read them:", line: "copydesk check articles/"),
          Example(
            what: "Only what a branch changes:",
            line: "git diff -U0 main | copydesk check articles/ --changed-lines -"),
          Example(
            what: "Only what is new:",
            line: "copydesk check . --output-format jsonl > known.jsonl\ncopydesk check . --baseline known.jsonl"),
        ], exitCodes: with(1, "There are findings."))
    case "diff":
      CommandFacts(
        examples: [
          Example(what: "What clean would change:", line: "copydesk diff article.txt"),
          Example(what: "As a patch:", line: "copydesk diff articles/ --patch unified | patch -p0"),
        ], exitCodes: with(1, "There are changes, and --exit-code was given."))
    case "verify":
      CommandFacts(
        examples: [Example(what: "Fixtures in CI:", line: "copydesk verify fixtures --junit report.xml")],
        exitCodes: with(1, "Some fixtures do not match."))
    case "revert":
      CommandFacts(
        examples: [
          Example(what: "The originals in a folder of their own:", line: "copydesk revert edits.jsonl -o originals/")
        ],
        exitCodes: usual)
    case "rules":
      CommandFacts(
        examples: [Example(what: "A rule with its example:", line: "copydesk rules spaced-quote")],
        exitCodes: usual.filter { $0.code != 3 })
    case "review":
      CommandFacts(
        examples: [
          Example(what: "A page to decide on what a run found:", line: "copydesk review run.sqlite"),
          Example(what: "Without a page:", line: "copydesk review run.sqlite --refuse spaced-contraction --list"),
        ], exitCodes: usual.filter { $0.code != 3 })
    case "apply":
      CommandFacts(
        examples: [Example(what: "The run again, as was decided:", line: "copydesk apply run.sqlite -o again/")],
        exitCodes: usual)
    case "init":
      CommandFacts(
        examples: [Example(what: "For GitLab:", line: "copydesk init --ci gitlab")],
        exitCodes: usual.filter { $0.code != 3 })
    case "copydesk":
      CommandFacts(
        examples: [Example(what: "A text, to standard output:", line: "copydesk clean article.txt")],
        exitCodes: with(1, "Findings (check), changes (diff --exit-code) or mismatches (verify)."))
    default: CommandFacts(exitCodes: usual)
    }
  }

  private static func with(_ code: Int, _ meaning: String) -> [(code: Int, meaning: String)] {
    usual.prefix(1) + [(code, meaning)] + usual.dropFirst()
  }
}
