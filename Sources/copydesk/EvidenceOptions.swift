import ArgumentParser
import Copydesk
import CopydeskBatch

/// The options that say where unbroken copies of broken sentences are looked for.
struct EvidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A file or folder in which to look for unbroken copies of sentences; may be repeated.", valueName: "path"),
    completion: .file())
  var evidence: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Look for unbroken copies in the other documents of the run.",
      discussion: "Reads the inputs three times. A document's result then depends on those it is cleaned with."))
  var corroborate = false

  /// The cleaner, with the evidence gathered if some is asked for; only then is there a rule `broken-copy`.
  func cleaner(
    _ cleaning: CleaningOptions, _ file: ConfigurationFile, for inputs: InputSet, _ records: RecordOptions, jobs: Int,
    ownFiles: [String]
  ) async throws -> Cleaner {
    guard corroborate || !evidence.isEmpty else { return try cleaning.cleaner(file) }
    let job = EvidenceJob(records: records, jobs: jobs, ownFiles: ownFiles)
    let index = try await job.index(
      of: evidence.isEmpty ? nil : try InputSet(evidence), for: inputs, corroborates: corroborate)
    do {
      return try Cleaner(try cleaning.configuration(file), stages: Stage.standard(evidence: index))
    } catch let error as ConfigurationError {
      throw BatchError.configuration(error.description)
    }
  }
}
