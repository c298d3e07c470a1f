import CopydeskBatch
import Foundation

/// What the command was asked for.
///
/// `COPYDESK_…` variables stand for options that the command line does not have: `COPYDESK_TEXT_FIELD=body` for
/// `--text-field body`, `COPYDESK_QUIET=1` for `--quiet`. A manifest keeps them with the rest, so that a resumed run has
/// them as well.
enum Invocation {
  /// What stands behind `copydesk`, with the options of the environment behind the command's name.
  static let arguments: [String] = {
    let given = withValues(Array(CommandLine.arguments.dropFirst()))
    return merge(given, ProcessInfo.processInfo.environment)
  }()

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

  /// Puts options of an environment behind the command's name, in the order of their names.
  ///
  /// An empty variable is as one that is not set. Variables that name no option of the command are others' business.
  static func merge(_ arguments: [String], _ environment: [String: String]) -> [String] {
    let variables = environment.filter { $0.key.hasPrefix("COPYDESK_") && !$0.value.isEmpty }
    guard !variables.isEmpty, let name = arguments.first,
      let command = CommandDescription.of(CopydeskCommand.self)?.subcommands?.first(where: {
        $0.commandName == name || $0.aliases?.contains(name) == true
      })
    else { return arguments }
    let given = Set(arguments.map { String($0.prefix { $0 != "=" }) })
    // A run that is resumed has the options it began with.
    if given.contains("--resume") { return arguments }
    var added: [String] = []
    for argument in command.arguments ?? [] {
      guard let long = argument.longName, argument.kind != "positional",
        let value = variables[variable(for: long)],
        given.isDisjoint(with: (argument.names ?? []).map(\.spelling))
      else { continue }
      if argument.kind == "option" {
        // Lists stand as the shell has them, a value a line.
        let values = argument.isRepeating ? value.split(separator: "\n").map(String.init) : [value]
        added += values.map { "--\(long)=\($0)" }
      } else if !negations.contains(value.lowercased()) {
        added.append("--\(long)")
      }
    }
    return [name] + added + arguments.dropFirst()
  }

  /// The variable of an option.
  static func variable(for option: String) -> String {
    "COPYDESK_" + option.uppercased().replacing("-", with: "_")
  }
}
