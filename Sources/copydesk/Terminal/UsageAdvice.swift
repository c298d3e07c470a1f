import ArgumentParser
import Copydesk
import Foundation

/// Words a mistake on the command line as one line: what was written, where, and what to write instead.
///
/// The parser's own words take several lines, and its suggestions are often far from what was meant.
struct UsageAdvice {
  private let arguments: [String]
  private let tool: CommandDescription?
  private let command: CommandDescription?

  /// Takes what stood behind `copydesk`.
  init(_ arguments: [String]) {
    self.arguments = arguments
    let tool = CommandDescription.of(CopydeskCommand.self)
    self.tool = tool
    command = arguments.first { !$0.hasPrefix("-") }.flatMap { name in
      tool?.subcommands?.first { $0.commandName == name || $0.aliases?.contains(name) == true }
    }
  }

  /// Words `copydesk help NAME` for a name that is no command's; nil for all else.
  static func unknownHelp(_ arguments: [String]) -> String? {
    guard arguments.first == "help", let name = arguments.dropFirst().first(where: { !$0.hasPrefix("-") }) else {
      return nil
    }
    let advice = UsageAdvice(arguments)
    return advice.commandNames.contains(name) ? nil : advice.unknownCommand(name)
  }

  /// The line for a message of the parser.
  func line(for message: String) -> String {
    let lines = message.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    guard let first = lines.first else { return message }
    if command == nil, let name = arguments.first, !name.hasPrefix("-") { return unknownCommand(name) }
    if first.hasPrefix("Unknown option '"), let option = quoted(first) { return unknownOption(option) }
    if first.hasPrefix("Missing value for '"), let option = quoted(first) { return missingValue(option) }
    if first.hasPrefix("The value '"), let known = invalidValue(first, lines.dropFirst()) { return known }
    if first.hasPrefix("Missing expected argument '"), let name = quoted(first) { return missingArgument(name) }
    if first.hasPrefix("Unexpected argument '") || first.contains(" unexpected arguments: '") {
      return extraArguments(first)
    }
    if first.hasPrefix("The option '"), first.contains("does not take any value"), let name = quoted(first) {
      return "'\(name)' is a flag and takes no value; write '\(name)' alone"
    }
    let sentence = lines.joined(separator: "; ")
    return (sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence) + "; see '\(help)'"
  }

  /// The command that lists the options.
  private var help: String { ["copydesk", command?.commandName, "--help"].compactMap(\.self).joined(separator: " ") }

  private var commandNames: [String] {
    (tool?.subcommands ?? []).filter { $0.shouldDisplay ?? true }.flatMap { [$0.commandName] + ($0.aliases ?? []) }
      + ["help"]
  }

  private func unknownCommand(_ name: String) -> String {
    let found = "there is no command '\(name)'; "
    // Whoever names a file first means the main command.
    if FileManager.default.fileExists(atPath: name) {
      return found + "to clean that file, write 'copydesk clean \(name)'"
    }
    if let nearest = NearestName.of(name, in: commandNames) { return found + "did you mean '\(nearest)'?" }
    return found + "'copydesk --help' lists them"
  }

  /// What other tools call an option that has another name here.
  private static let synonyms = [
    "--json": "--output-format json", "--sarif": "--output-format sarif", "--fix": "--in-place",
    "--write": "--in-place", "--write-changes": "--in-place", "-i": "--in-place", "-w": "--in-place",
    "--ignore": "--exclude", "--select": "--only", "--rule": "--only", "--disable": "--skip", "--threads": "--jobs",
    "-j": "--jobs", "--out": "--output", "--verbose": "--log-level info", "-v": "--log-level info",
    "--config-file": "--config", "--dry": "--dry-run", "--check": "--exit-code", "--field": "--text-field",
    "--column": "--text-field", "--delim": "--delimiter", "--sep": "--delimiter", "--no-color": "--color never",
  ]

  private func unknownOption(_ option: String) -> String {
    let name = String(option.prefix { $0 != "=" })
    let known = command?.optionNames ?? []
    let found = "\(commandWord)there is no option '\(name)'; "
    if let synonym = Self.synonyms[name], known.contains(String(synonym.prefix { $0 != " " })) {
      return found + "write '\(synonym)'"
    }
    // In a name of one letter every other is a slip away.
    if name.utf8.count > 3, let nearest = NearestName.of(name, in: known) {
      return found + "did you mean '\(nearest)'?"
    }
    let others = (tool?.subcommands ?? []).filter { ($0.shouldDisplay ?? true) && $0.optionNames.contains(name) }
    if !name.hasPrefix("--") || others.isEmpty { return found + "see '\(help)'" }
    return found + "it belongs to \(others.map(\.commandName).joined(separator: ", ")); see '\(help)'"
  }

  private var commandWord: String { command.map { "\($0.commandName): " } ?? "" }

  /// A value that begins with a dash is taken for an option.
  private func missingValue(_ option: String) -> String {
    let name = String(option.prefix { $0 != " " })
    let start = "'\(option)' lacks its value; "
    if let place = arguments.lastIndex(of: name), place + 1 < arguments.count, arguments[place + 1].hasPrefix("-") {
      return start + "what begins with a dash is written '\(name)=\(arguments[place + 1])'"
    }
    return start + "see '\(help)'"
  }

  /// An argument, or an option that must be there.
  private func missingArgument(_ name: String) -> String {
    let argument = command?.arguments?.first { argument in
      "<\(argument.valueName ?? "")>" == name || argument.names?.contains { name.hasPrefix($0.spelling + " ") } == true
    }
    let abstract = (argument?.abstract ?? "").prefix { $0 != "." }
    let meaning = abstract.isEmpty ? "" : ", \(abstract.lowercasingFirst)"
    return "\(commandWord)'\(name)' is missing\(meaning); see '\(help)'"
  }

  private func extraArguments(_ first: String) -> String {
    let values = first.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    let positional = command?.arguments?.filter { $0.kind == "positional" } ?? []
    let names = positional.map { "<\($0.valueName ?? "")>" }.joined(separator: " ")
    let taken = names.isEmpty ? "takes no arguments" : "takes " + names
    let list = values.map { "'\($0)'" }.joined(separator: ", ")
    return "\(command?.commandName ?? "copydesk") \(taken), and not \(list) too; see '\(help)'"
  }

  private func invalidValue(_ first: String, _ rest: ArraySlice<String>) -> String? {
    let parts = first.components(separatedBy: "'")
    guard parts.count >= 4 else { return nil }
    let (value, option) = (parts[1], parts[3].prefix { $0 != " " })
    var values = rest.filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
    if values.isEmpty, let list = first.components(separatedBy: "Please provide one of ").last, list != first {
      // A list of two or three stands in one sentence.
      values = list.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
    if values.isEmpty { return "'\(option) \(value)' cannot be used; \(Self.expected(parts[3])), or see '\(help)'" }
    let nearest = NearestName.of(value, in: values).map { "; did you mean '\($0)'?" } ?? ""
    return "'\(option) \(value)' is not one of \(values.joined(separator: ", "))\(nearest)"
  }

  /// What the value of an option has to be, by the name that its help gives it.
  private static let expectations = [
    "tokens": "give numbers of tokens, such as 1..6 or 2,4,6", "size": "give a number of bytes, such as 500M or 2G",
    "name=share,…": "give names with shares from 0 to 1, such as hover-card=0.1",
    "name=weight,…": "give names with weights, such as prose=2,moses=1",
    "name=weight": "give a name and a number above 0, such as news=0.5",
    "name=count": "give a name and a number, such as news=3", "counts": "give whole numbers with commas, such as 0,1,2",
    "score": "give a number", "share": "give a number from 0 to 1", "times": "give a number",
  ]

  private static func expected(_ option: String) -> String {
    let name = option.split(separator: "<").last.map { String($0.dropLast()) } ?? "value"
    return expectations[name] ?? "give a whole number"
  }

  private func quoted(_ text: String) -> String? {
    let parts = text.components(separatedBy: "'")
    return parts.count > 2 ? parts[1] : nil
  }
}

extension Substring {
  /// With a small first letter, unless the second is large as well.
  fileprivate var lowercasingFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return String(self) }
    return first.lowercased() + dropFirst()
  }
}
