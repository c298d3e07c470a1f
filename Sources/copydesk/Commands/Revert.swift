import ArgumentParser
import CopydeskBatch

/// `copydesk revert`.
struct Revert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give the originals back.",
    usage: "copydesk revert [<options>] <ledger> [<cleaned> ...]",
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

  @Flag(help: "Put the originals where the cleaned texts are.")
  var inPlace = false

  @OptionGroup(title: "The run") var runOptions: RunOptions

  func validate() throws {
    if inPlace, output != nil { throw ValidationError("--in-place and --output are two places; give one.") }
  }

  func run() throws {
    var job = RevertJob(ledger: ledger, cleaned: cleaned, output: output)
    job.isInPlace = inPlace
    try InputGuard.check(outputs: runOptions.outputs, inputs: [ledger] + cleaned)
    let observer = try runOptions.progressLine()
    try runOptions.finish(try job.run(observer: observer), observer)
  }
}
