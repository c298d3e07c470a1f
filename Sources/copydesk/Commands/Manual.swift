import ArgumentParser
import CopydeskBatch

/// `copydesk manual`, by which `make install` writes the manual pages.
struct Manual: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the manual pages.", shouldDisplay: false)

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = "."

  func run() throws {
    guard let tool = CommandDescription.of(CopydeskCommand.self) else { return }
    let commands = (tool.subcommands ?? []).filter { ($0.shouldDisplay ?? true) && $0.commandName != "help" }
    try OutputFile.write(ManualPage(tool, in: nil, commands).text, to: "\(output)/copydesk.1")
    for command in commands {
      try OutputFile.write(
        ManualPage(command, in: tool, commands).text, to: "\(output)/copydesk.\(command.commandName).1")
    }
  }
}
