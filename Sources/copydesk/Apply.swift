import ArgumentParser
import CopydeskBatch
import Foundation

/// `copydesk apply`.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Clean a run's inputs again as its decisions want it.",
    discussion: """
      The run is done again as it was asked for, with the decisions of `copydesk review`, and written to other files: \
      `copydesk clean … --decisions RUN.sqlite` with the options of the run.
      """)

  @Argument(help: ArgumentHelp("The run's manifest.", valueName: "run.sqlite"), completion: .file())
  var manifest: String

  @Option(
    name: .shortAndLong, help: "Where cleaned text goes: a file, a folder, or - for standard output.",
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The ledger to write.", valueName: "file.jsonl"), completion: .file())
  var edits: String?

  @OptionGroup var reports: ReportArguments
  @OptionGroup var runOptions: RunOptions

  func run() async throws {
    let path = Self.absolute(manifest)
    let description = try RunManifest(manifest).description()
    var command = try Clean.parse(description.arguments)
    command.manifest = nil
    command.resume = nil
    command.decisions = path
    command.output = Self.absolute(output) + (output.hasSuffix("/") ? "/" : "")
    command.edits = edits.map(Self.absolute)
    command.reports.report = reports.report.map { $0 == "github" ? $0 : Self.absolute($0) }
    command.runOptions = runOptions
    command.runOptions.summaryJSON = runOptions.summaryJSON.map(Self.absolute)
    // The run's paths are those of the folder it was started in.
    guard FileManager.default.changeCurrentDirectoryPath(description.folder) else {
      throw BatchError.unreadable(path: description.folder, errno: errno)
    }
    try await command.run()
  }

  private static func absolute(_ path: String) -> String { path == "-" ? path : URL(filePath: path).path }
}
