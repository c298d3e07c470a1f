import ArgumentParser
import CopydeskBatch
internal import CopydeskLab
import EnglishModel
import NGrams

/// `copydesk learn`.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn the weights that find and restore words written over by mentions.",
    discussion: """
      SETS are JSON Lines as copydesk damage makes them. The language model must not have been trained on the same \
      texts, or it knows them too well: train one without them, learn with it, and use the weights with the full model. \
      `make weights` does all of that.

        copydesk train rest.txt --output rest.cdlm
        copydesk damage held-out.txt --output scrambled.jsonl
        copydesk damage held-out.txt --rate 0 --crawl none --output sound.jsonl
        copydesk learn scrambled.jsonl sound.jsonl --model rest.cdlm --output news.cdscram
        copydesk clean articles/ --weights news.cdscram --output cleaned/
      """)

  @Argument(help: "Damaged texts with gold edits.", completion: .file())
  var sets: [String]

  @Option(
    help: ArgumentHelp("The language model. (default: the built-in one)", valueName: "file"), completion: .file())
  var model: String?

  @Option(name: .shortAndLong, help: "The file of weights to write.", completion: .file())
  var output: String

  @Option(help: ArgumentHelp("How the sets were made, to be kept in the file.", valueName: "text"))
  var recipe = ""

  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    try InputGuard.check(outputs: [output], inputs: sets + [model].compactMap(\.self))
    let language: LanguageModel
    do {
      language = try model.map { path throws(ModelError) in try LanguageModel(path: path) } ?? EnglishModel.language()
    } catch let error as ModelError {
      throw BatchError.configuration(error.description)
    }
    let learned = try LearnJob(sets: sets, output: output, recipe: recipe).run(language: language) { step in
      if !quiet { ErrorOutput.write("learning \(step)\n") }
    }
    if !quiet {
      ErrorOutput.write("\(output): learned from \(learned.texts) texts with \(learned.places) places\n")
    }
  }
}
