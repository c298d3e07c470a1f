import ArgumentParser

/// The options that say where cleaned text goes, and what is written beside it.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "Where cleaned text goes: a file, a folder, or - for standard output.", completion: .file())
  var output: String?

  @Flag(
    help: "Write over the inputs, all at the end and only those that change; modes and times are kept.")
  var inPlace = false

  @Flag(help: "Write no ledger, so that what --in-place changes cannot be given back.")
  var noLedger = false

  @Option(
    help: ArgumentHelp("The field to write cleaned text to, beside the original.", valueName: "name"))
  var outputField: String?

  @Option(
    help: ArgumentHelp("The ledger to write: a line of JSON for every finding.", valueName: "file.jsonl"),
    completion: .file())
  var edits: String?

  @Option(
    help: ArgumentHelp(
      "Write a line of JSON for each document: its dateline, byline, agency, date, credits, share lines and tags.",
      valueName: "file.jsonl"),
    completion: .file())
  var fieldsOut: String?
}
