import ArgumentParser
import CopydeskBatch

/// `copydesk revert`.
struct Revert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give the originals back.",
    discussion: """
      The ledger says where `clean` wrote each text; name the cleaned files or their folder if they have been moved, or \
      to copy those that had no findings too.
      """)

  @Argument(help: "The ledger `clean --edits` wrote.", completion: .file())
  var ledger: String

  @Argument(help: "Cleaned files or folders; by default those the ledger names.", completion: .file())
  var cleaned: [String] = []

  @Option(
    name: .shortAndLong, help: "Where originals go: a file, a folder, or - for standard output.", completion: .file())
  var output: String?

  @OptionGroup var runOptions: RunOptions

  func run() throws {
    let job = RevertJob(ledger: ledger, cleaned: cleaned, output: output)
    try InputGuard.check(outputs: runOptions.outputs, inputs: [ledger] + cleaned)
    let observer = try runOptions.progressLine()
    try runOptions.finish(try job.run(observer: observer), observer)
  }
}
