import CopydeskBatch
import Foundation

/// What the command was asked for.
///
/// `COPYDESK_…` variables stand for options that the command line does not have: `COPYDESK_TEXT_FIELD=body` for
/// `--text-field body`, `COPYDESK_QUIET=1` for `--quiet`. A manifest keeps them with the rest, so that a resumed run has
/// them as well.
enum Invocation {
  /// An option that a variable stood for, with one of its values; a flag has none.
  struct Variable {
    var option: String
    var value: String?

    var name: String { Invocation.variable(for: option) }

    /// As it would stand on the command line.
    var argument: String { "--\(option)" + (value.map { "=\($0)" } ?? "") }
  }

  /// What stands behind `copydesk`, with the options of the environment behind the command's name.
  static let arguments: [String] = {
    let given = withValues(Array(CommandLine.arguments.dropFirst()))
    return given.prefix(1) + variables.map(\.argument) + given.dropFirst()
  }()

  /// What the environment says, in the order of the command's options.
  static let variables = variables(
    for: Array(CommandLine.arguments.dropFirst()), ProcessInfo.processInfo.environment)

  /// A bare `--word-diff` is that of lines, as git has it: what stands behind it may be a file.
  static func withValues(_ arguments: [String]) -> [String] {
    guard arguments.first == "diff" else { return arguments }
    // Behind `--` stand files.
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    return arguments.enumerated().map { place, argument in
      let next = place + 1 < end ? arguments[place + 1] : ""
      let isBare = place < end && argument == "--word-diff" && WordDiffFormat(rawValue: next) == nil
      return isBare ? "--word-diff=\(WordDiffFormat.lines.rawValue)" : argument
    }
  }

  /// Values that leave a flag out.
  private static let negations: Set = ["0", "false", "no", "off"]

  /// The options that an environment has and a command line lacks.
  ///
  /// An empty variable is as one that is not set. Variables that name no option of the command are others' business.
  private static func variables(for arguments: [String], _ environment: [String: String]) -> [Variable] {
    let variables = environment.filter { $0.key.hasPrefix("COPYDESK_") && !$0.value.isEmpty }
    guard !variables.isEmpty, let name = arguments.first,
      let command = CommandDescription.of(CopydeskCommand.self)?.subcommands?.first(where: {
        $0.commandName == name || $0.aliases?.contains(name) == true
      })
    else { return [] }
    let given = Set(arguments.map { String($0.prefix { $0 != "=" }) })
    // A run that is resumed has the options it began with.
    if given.contains("--resume") { return [] }
    var added: [Variable] = []
    for argument in command.arguments ?? [] {
      guard let long = argument.longName, argument.kind != "positional",
        let value = variables[variable(for: long)],
        given.isDisjoint(with: (argument.names ?? []).map(\.spelling))
      else { continue }
      if argument.kind == "option" {
        // Lists stand as the shell has them, a value a line.
        let values = argument.isRepeating ? value.split(separator: "\n").map(String.init) : [value]
        added += values.map { Variable(option: long, value: $0) }
      } else if !negations.contains(value.lowercased()) {
        added.append(Variable(option: long))
      }
    }
    return added
  }

  /// A line about a mistake, with the variable in the place of the option that it stood for.
  static func namingVariables(in line: String) -> String {
    var line = line
    for variable in variables {
      let option = "--" + variable.option
      if let value = variable.value {
        line = line.replacing("\(option) \(value)", with: "\(variable.name)=\(value)")
        let names = value.split(separator: ",")
        let isAbout =
          line.hasPrefix(value + ":") || names.contains { line.contains("'\($0)'") } && !line.contains(option)
        if isAbout, !line.contains(variable.name) { line = "\(variable.name): \(line)" }
      }
      var end = line.startIndex
      while let found = line[end...].firstRange(of: option) {
        end = found.upperBound
        // Another option may begin with the same letters.
        if let next = line[end...].first, next.isLetter || next == "-" { continue }
        line.replaceSubrange(found, with: variable.name)
        end = line.range(of: variable.name)?.upperBound ?? line.endIndex
      }
    }
    return line
  }

  /// The variable of an option.
  static func variable(for option: String) -> String {
    "COPYDESK_" + option.uppercased().replacing("-", with: "_")
  }
}
