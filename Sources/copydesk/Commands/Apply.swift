import ArgumentParser
import CopydeskBatch
import Foundation

/// `copydesk apply`.
struct Apply: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Clean a run's inputs again, following its decisions.",
    discussion: """
      Repeats the run with its own options and the decisions of `copydesk review`, and writes to other files. It does \
      what `copydesk clean … --decisions RUN.sqlite` does with the options of the run.
      """)

  @Argument(help: ArgumentHelp("The run's manifest.", valueName: "run.sqlite"), completion: .file())
  var manifest: String

  @Option(
    name: .shortAndLong, help: "Where cleaned text goes: a file, a folder, or - for standard output.",
    completion: .file())
  var output: String

  @Option(help: ArgumentHelp("The ledger to write.", valueName: "file.jsonl"), completion: .file())
  var edits: String?

  @Option(
    help: ArgumentHelp("Where the badly damaged documents of a run with --quarantine go.", valueName: "path"),
    completion: .file())
  var quarantine: String?

  @Option(
    help: ArgumentHelp("Where the records without text of a run with --rejects go.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @OptionGroup(title: "Reports") var reports: ReportArguments
  @OptionGroup(title: "The run") var runOptions: RunOptions

  func run() async throws {
    let path = AbsolutePath.of(manifest)
    let description = try RunManifest(manifest).description()
    var command = try Clean.parse(description.arguments)
    command.manifest = nil
    command.resume = nil
    command.decisions = path
    for (option, given, former) in [("--output", output, command.output), ("--edits", edits, command.edits)] {
      guard let given, let former, given != "-", former != "-" else { continue }
      let folder = URL(fileURLWithPath: description.folder, isDirectory: true)
      let own = URL(fileURLWithPath: former, relativeTo: folder).resolvingSymlinksInPath().path
      if URL(fileURLWithPath: AbsolutePath.of(given)).resolvingSymlinksInPath().path.hasSameBytes(as: own) {
        throw ValidationError("\(option) \(given) is the run's own, to which its ledger belongs; give another place.")
      }
    }
    command.output = AbsolutePath.of(output) + (output.utf8.last == UInt8(ascii: "/") ? "/" : "")
    command.edits = edits.map(AbsolutePath.of)
    command.selection.quarantine = try other(quarantine, than: command.selection.quarantine, "--quarantine")
    command.selection.rejects = try other(rejects, than: command.selection.rejects, "--rejects")
    command.reports.report = reports.report.map { $0 == "github" ? $0 : AbsolutePath.of($0) }
    command.runOptions = runOptions
    command.runOptions.summaryJSON = runOptions.summaryJSON.map(AbsolutePath.of)
    // The run's paths are those of the folder it was started in.
    guard FileManager.default.changeCurrentDirectoryPath(description.folder) else {
      throw BatchError.unreadable(path: description.folder, errno: errno)
    }
    try await command.run()
  }

  /// Another place than the run's for what the run set aside: its own files belong to its ledger.
  private func other(_ given: String?, than former: String?, _ option: String) throws -> String? {
    guard former != nil else {
      guard given == nil else { throw ValidationError("\(option): the run did not use this option; leave it out.") }
      return nil
    }
    guard let given else { throw ValidationError("the run had \(option); give apply a place of its own for it.") }
    return AbsolutePath.of(given)
  }
}
