import ArgumentParser
import CopydeskBatch
internal import CopydeskLab
import EnglishModel
import NGrams
import NeuralModel
internal import WordRepair

/// `copydesk learn`.
struct Learn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn the weights that find and restore words written over by mentions.",
    usage: "copydesk learn [<options>] <sets> ... --output <output>",
    discussion: """
      SETS are JSON Lines as copydesk damage makes them. The language model must not have been trained on the same \
      texts, or it knows them too well: train one without them, learn with it, and use the weights with the full model. \
      `make weights` does all of that.

        copydesk train rest.txt --output rest.cdlm
        copydesk damage held-out.txt --output scrambled.jsonl
        copydesk damage held-out.txt --rate 0 --crawl none --output sound.jsonl
        copydesk learn scrambled.jsonl sound.jsonl --model rest.cdlm --output news.cdscram
        copydesk clean articles/ --weights news.cdscram --output cleaned/

      With --neural-model nothing but the second pass is learned, how far to trust that model, and written with the \
      weights of --weights; for that a hundred texts are enough, cut as news is (scramble --tokenization prose=1).
      """)

  @Argument(help: "Damaged texts with gold edits.", completion: .file())
  var sets: [String]

  @Option(
    help: ArgumentHelp("The language model. (default: the built-in one)", valueName: "file"), completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("Learn how far to trust this neural model, and nothing else.", valueName: "file"),
    completion: .file())
  var neuralModel: String?

  @Option(
    help: ArgumentHelp("With --neural-model, the weights to keep. (default: the built-in ones)", valueName: "file"),
    completion: .file())
  var weights: String?

  @Option(help: ArgumentHelp("With --neural-model, texts worked on at a time.", valueName: "count"))
  var jobs = 1

  @Flag(help: "Learn which texts are worth a look, the gate, and nothing else; the weights to keep are --weights.")
  var gate = false

  @Option(
    help: ArgumentHelp("With --gate, tell what of this set passes it; may be repeated.", valueName: "file.jsonl"),
    completion: .file())
  var heldOut: [String] = []

  @Option(name: .shortAndLong, help: "The file of weights to write.", completion: .file())
  var output: String

  @Option(help: ArgumentHelp("How the sets were made, to be kept in the file.", valueName: "text"))
  var recipe = ""

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if weights != nil, neuralModel == nil, !gate {
      throw ValidationError("--weights names what is kept beside the second pass: name its --neural-model, too.")
    }
    if gate, neuralModel != nil { throw ValidationError("--gate and --neural-model are learned one after the other.") }
    if !heldOut.isEmpty, !gate { throw ValidationError("--held-out is tried at the gate: give --gate, too.") }
  }

  func run() async throws {
    try InputGuard.check(outputs: [output], inputs: sets + heldOut + [model, weights, neuralModel].compactMap(\.self))
    let job = LearnJob(sets: sets, output: output, recipe: recipe)
    let progress = { (step: String) in if !quiet { ErrorOutput.write("learning \(step)\n") } }
    let learned =
      if let neuralModel {
        try await learn(neuralModel, job, progress)
      } else if gate {
        try learnGate(job, progress)
      } else {
        try learn(job, progress)
      }
    if !quiet {
      ErrorOutput.write("\(output): learned from \(learned.texts) texts with \(learned.places) places\n")
    }
  }

  private func learn(
    _ neuralModel: String, _ job: LearnJob, _ progress: (String) -> Void
  ) async throws -> (texts: Int, places: Int) {
    do {
      let repair = try EnglishModel.repairModel(languagePath: model, weightsPath: weights)
      return try await job.run(
        neural: try NeuralModel(path: neuralModel), repair: repair, jobs: jobs, progress: progress)
    } catch let error as RepairModelError {
      throw BatchError.configuration(error.description)
    }
  }

  private func learnGate(_ job: LearnJob, _ progress: (String) -> Void) throws -> (texts: Int, places: Int) {
    do {
      let repair = try EnglishModel.repairModel(languagePath: model, weightsPath: weights)
      return try job.run(gateOf: repair, heldOut: heldOut, progress: progress)
    } catch let error as RepairModelError {
      throw BatchError.configuration(error.description)
    }
  }

  private func learn(_ job: LearnJob, _ progress: (String) -> Void) throws -> (texts: Int, places: Int) {
    let language: LanguageModel
    do {
      language =
        try model.map { path throws(ModelError) in try LanguageModel(verifying: path) } ?? EnglishModel.language()
    } catch let error as ModelError {
      throw BatchError.configuration(error.description)
    }
    return try job.run(language: language, progress: progress)
  }
}
