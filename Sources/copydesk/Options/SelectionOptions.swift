import ArgumentParser
import CopydeskBatch

/// The options that choose documents and set some aside.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where documents go whose damage score is above a threshold: a file or a folder.", valueName: "path"),
    completion: .file())
  var quarantine: String?

  @Option(help: ArgumentHelp("The damage score, 0 to 1, that a document may have. (default: 0.5)", valueName: "score"))
  var quarantineAbove: Double?

  @Option(help: ArgumentHelp("The field to write the damage score to.", valueName: "name"))
  var scoreField: String?

  @Option(
    help: ArgumentHelp("Where records without a text go, instead of the output.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Option(help: ArgumentHelp("Clean only about this many documents, chosen by a hash of their names.", valueName: "n"))
  var sample: Int?

  @Option(help: ArgumentHelp("Another number makes another sample. (default: 0)", valueName: "number"))
  var seed: UInt64?

  @Flag(help: "Read and clean, but write nothing except reports.")
  var dryRun = false

  func validate() throws {
    if let sample, sample < 1 { throw ValidationError("'--sample \(sample)' is not a number from 1.") }
    if seed != nil, sample == nil { throw ValidationError("--seed chooses a sample; give --sample too.") }
    if let quarantineAbove {
      guard (0...1).contains(quarantineAbove) else {
        throw ValidationError("'--quarantine-above \(quarantineAbove)' is not a score from 0 to 1.")
      }
      if quarantine == nil { throw ValidationError("--quarantine-above needs a place: give --quarantine.") }
    }
  }

  var sampleSize: CleanJob.SampleSize? { sample.map { CleanJob.SampleSize(count: $0, seed: seed ?? 0) } }

  func quarantinePlan(for inputs: InputSet, writes: Bool) throws -> Quarantine? {
    guard let quarantine else { return nil }
    guard quarantine != "-" else {
      throw ValidationError("--quarantine - would mix with what else goes to standard output; name a file or folder")
    }
    return Quarantine(
      plan: try OutputPlan(quarantine, for: inputs, writes: writes),
      threshold: quarantineAbove ?? Quarantine.standardThreshold)
  }
}
