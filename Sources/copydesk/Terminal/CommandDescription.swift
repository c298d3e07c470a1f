import ArgumentParser
import Foundation

/// A command as its parser describes itself, for suggestions, variables and manual pages.
struct CommandDescription: Decodable {
  /// One option, flag or argument.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      /// As it is typed.
      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var shouldDisplay: Bool?
    var sectionTitle: String?
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var abstract: String?
    var discussion: String?

    /// The long name without its dashes.
    var longName: String? { names?.first { $0.kind == "long" }?.name }
  }

  private struct Tool: Decodable { var command: CommandDescription }

  var commandName: String
  var shouldDisplay: Bool?
  var abstract: String?
  var discussion: String?
  var aliases: [String]?
  var subcommands: [CommandDescription]?
  var arguments: [Argument]?

  /// The description of a command with all below it.
  static func of(_ command: (some ParsableCommand).Type) -> CommandDescription? {
    // What the parser writes it reads.
    try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8)).command
  }

  /// Every spelling of an option.
  var optionNames: [String] { (arguments ?? []).flatMap { ($0.names ?? []).map(\.spelling) } }
}
