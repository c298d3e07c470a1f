import ArgumentParser
import Copydesk
import CopydeskBatch
import NGrams
internal import WordRepair

/// The options that let other documents, those of the run or some beside it, say what a document should be.
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

  @Flag(
    help: ArgumentHelp(
      "Look for lines that recur in the documents of one source, and take out what is the site's.",
      discussion: "Reads the inputs twice. A document's result then depends on those it is cleaned with."))
  var furniture = false

  @Flag(
    help: ArgumentHelp(
      "Adapt the language model to the run's own text before words are restored.",
      discussion: "Reads the inputs once more. A document's result then depends on those it is cleaned with."))
  var adaptBatch = false

  /// The cleaner, with the batch's own statistics and evidence if they are asked for.
  func cleaner(
    _ cleaning: CleaningOptions, _ file: ConfigurationFile, for inputs: InputSet, _ records: RecordOptions, jobs: Int,
    ownFiles: [String]
  ) async throws -> (cleaner: Cleaner, overrides: CleanerOverrides) {
    let repairModel = try await repairModel(cleaning, file, for: inputs, records, jobs: jobs)
    var counts: FurnitureCounts?
    if furniture {
      counts = try await FurnitureJob(records: records, jobs: jobs, ownFiles: ownFiles).counts(of: inputs)
    }
    guard corroborate || !evidence.isEmpty else {
      return try cleaning.cleaners(file, repairModel: repairModel, furniture: counts)
    }
    let job = EvidenceJob(records: records, jobs: jobs, ownFiles: ownFiles)
    let index = try await job.index(
      of: evidence.isEmpty ? nil : try InputSet(evidence), for: inputs, corroborates: corroborate)
    return try cleaning.cleaners(file, repairModel: repairModel, evidence: index, furniture: counts)
  }

  private func repairModel(
    _ cleaning: CleaningOptions, _ file: ConfigurationFile, for inputs: InputSet, _ records: RecordOptions, jobs: Int
  ) async throws -> RepairModel {
    let model = try cleaning.repairModel(file)
    guard adaptBatch else { return model }
    // With the options of the run, stages left out here would be unknown names.
    let cleaner = try Cleaner(Configuration(), stages: Stage.beforeWords)
    let adaptation = try await BatchAdaptationJob(cleaner: cleaner, records: records, jobs: jobs)
      .run(inputs, base: model.language)
    ErrorOutput.write(BatchNote.text(adaptation) + "\n")
    return adaptation.model.map { RepairModel(model, language: $0) } ?? model
  }
}
