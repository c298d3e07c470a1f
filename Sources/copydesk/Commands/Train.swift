import ArgumentParser
import Copydesk
import CopydeskBatch
import EnglishModel
import Foundation
import NGrams

/// `copydesk train`.
struct Train: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build an n-gram model from text, or from an ARPA file.",
    discussion: """
      A corpus is a file of UTF-8 text, a paragraph a line; its name is that of its file without folder and extension. \
      The spellings of all text must fit into half of --memory. A run that is stopped leaves no file.

        copydesk train news.txt wikipedia.txt --weight wikipedia=0.5 --prune 1e-8 --output news.cdlm
        copydesk train --from-arpa news.arpa.gz --layout fast --output news.cdlm
        copydesk train --adapt my-text.txt --model news.cdlm --held-out my-other.txt --output mine.cdlm
        copydesk train --adapt-batch articles/ --output batch.cdlm
      """)

  @Argument(help: "Text files to train on.", completion: .file())
  var corpora: [String] = []

  @Option(name: .shortAndLong, help: "The model file to write.", completion: .file())
  var output: String?

  @Option(help: ArgumentHelp("Write the n-grams as ARPA text, too; .gz compresses.", valueName: "file"))
  var arpa: String?

  @Option(help: ArgumentHelp("Read the n-grams of an ARPA file instead of training.", valueName: "file"))
  var fromArpa: String?

  @Option(help: ArgumentHelp("Your own text: --model is interpolated with a model of it.", valueName: "text"))
  var adapt: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Documents to adapt --model to, damaged as they may be: only what several of them say is learned.",
      valueName: "path"), completion: .file())
  var adaptBatch: [String] = []

  @Option(help: "The model that adapting starts from; the built-in English one unless given.", completion: .file())
  var model: String?

  @Option(help: ArgumentHelp("Text to fit --adapt's weight on and to give the perplexity of.", valueName: "text"))
  var heldOut: String?

  @Option(help: "The length of the longest n-grams, 2 to 6.")
  var order = 5

  @Option(help: ArgumentHelp("Memory for spellings and sorting, such as 2G or 500M.", valueName: "size"))
  var memory: MemorySize = MemorySize(byteCount: 2 << 30)

  @Option(help: ArgumentHelp("Keep only the most frequent words.", valueName: "count"))
  var vocabulary: Int?

  @Option(
    help: ArgumentHelp(
      "Leave out n-grams that occur this often or less, a number for each order: 0,0,1,1,2.", valueName: "counts"))
  var cutoff: CountList = CountList(counts: [])

  @Option(
    help: ArgumentHelp("Leave out n-grams that lower the perplexity by less than this share.", valueName: "share"))
  var prune = 0.0

  @Option(help: ArgumentHelp("How much an occurrence in a corpus counts. (default: 1)", valueName: "name=weight"))
  var weight: [CorpusSetting] = []

  @Option(
    help: ArgumentHelp(
      "The greatest count of one n-gram in a corpus; more occurrences add nothing.", valueName: "name=count"))
  var cap: [CorpusSetting] = []

  @Option(help: "How to store the model: compact or fast.")
  var layout: LayoutName = .compact

  @Option(help: ArgumentHelp("A text of the corpora's licences, kept in the model.", valueName: "file"))
  var licences: String?

  @Option(help: ArgumentHelp("Where temporary files go; they have no names there.", valueName: "folder"))
  var temporary = NSTemporaryDirectory()

  @Option(name: .shortAndLong, help: "How many threads to use.")
  var jobs = 2

  @Flag(help: "Do not show progress on standard error.")
  var quiet = false

  func validate() throws {
    guard output != nil || arpa != nil else { throw ValidationError("name a file to write: --output or --arpa") }
    let inputs = [!corpora.isEmpty, fromArpa != nil, adapt != nil, !adaptBatch.isEmpty].count(where: { $0 })
    guard inputs == 1 else { throw ValidationError("give either text files, --from-arpa, --adapt or --adapt-batch") }
    let names = corpora.map(Self.name)
    for setting in weight + cap where !names.contains(setting.name) {
      throw ValidationError("there is no corpus '\(setting.name)'; the corpora are \(names.joined(separator: ", "))")
    }
  }

  func run() async throws {
    try InputGuard.check(
      outputs: [output, arpa].compactMap(\.self),
      inputs: corpora + adaptBatch + [fromArpa, adapt, model, heldOut, licences].compactMap(\.self))
    do {
      if let fromArpa {
        try write(ARPAFile(path: fromArpa), [:])
      } else if let adapt {
        try write(adapted(to: adapt, from: base()))
      } else if !adaptBatch.isEmpty {
        let model = try await adaptedToBatch(from: base())
        try write(model, model.metadata)
      } else {
        try write(NGramTrainer(corpora: corpora.map(corpus), options: options).train(progress: progress))
      }
    } catch let error as ModelError {
      ErrorOutput.write("copydesk: error: \(error.description)\n")
      throw ExitCode(4)
    }
  }

  private func base() throws(ModelError) -> LanguageModel {
    if let model { return try LanguageModel(verifying: model) }
    return try EnglishModel.language()
  }

  private var options: TrainingOptions {
    var options = TrainingOptions()
    options.order = order
    options.memory = memory.byteCount
    options.vocabularyLimit = vocabulary
    options.cutoffs = cutoff.counts
    options.pruneThreshold = prune
    options.threadCount = jobs
    options.temporaryFolder = temporary
    return options
  }

  private static func name(_ path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }

  private func corpus(_ path: String) -> TrainingCorpus {
    let name = Self.name(path)
    return TrainingCorpus(
      name: name, path: path, weight: weight.last { $0.name == name }?.value ?? 1,
      cap: cap.last { $0.name == name }.map { Int($0.value) })
  }

  /// Interpolates a model with one of the user's text; the words of that need two occurrences, so that unseen ones
  /// have statistics.
  private func adapted(to text: String, from base: LanguageModel) throws -> TrainedNGrams {
    var options = options
    options.order = min(order, base.order)
    options.minimumWordCount = 2
    let ngrams = try NGramTrainer(corpora: [corpus(text)], options: options).train(progress: progress)
    let path = (temporary as NSString).appendingPathComponent("copydesk-adaptation-\(getpid()).cdlm")
    try ModelWriter.write(ngrams, layout: .fast, metadata: ngrams.metadata, to: path)
    let addition = try LanguageModel(verifying: path)
    // Mapped, it needs no name.
    unlink(path)
    let adapter = try ModelAdapter(base: base, addition: addition)
    var share = 0.5
    if let heldOut {
      share = adapter.fittedWeight(heldOut: try TextTokenizer(adapter.vocabulary).sentences(in: try bytes(of: heldOut)))
      note("weight of \(base.metadata[ModelMetadata.StandardKey.createdBy] ?? "the model"): \(share)")
    }
    return try adapter.interpolated(weight: share, options: options)
  }

  private func adaptedToBatch(from base: LanguageModel) async throws -> LanguageModel {
    let job = BatchAdaptationJob(cleaner: try Cleaner(), records: RecordOptions(), jobs: jobs, options: options)
    let adaptation = try await job.run(try InputSet(adaptBatch), base: base)
    note(BatchNote.text(adaptation))
    guard let model = adaptation.model else {
      throw ModelError(
        .limit, at: "the batch", "it teaches the model nothing",
        remedy: "give more documents, or use the model as it is")
    }
    return model
  }

  private func write(_ ngrams: TrainedNGrams) throws { try write(ngrams, ngrams.metadata) }

  private func write(_ source: some NGramSource, _ metadata: ModelMetadata) throws {
    var metadata = metadata
    metadata[ModelMetadata.StandardKey.createdBy] = "copydesk \(Version.current)"
    if let licences {
      metadata[ModelMetadata.StandardKey.licences] = String(decoding: try bytes(of: licences), as: UTF8.self)
    }
    if let arpa { try ARPAWriter.write(source, to: arpa) }
    guard let output else { return }
    try ModelWriter.write(source, layout: layout.layout, metadata: metadata, to: output)
    let model = try LanguageModel(path: output)
    note("\(output): \(model.byteCount) bytes, n-grams by order \(model.counts)")
    if let heldOut {
      let sentences = try TextTokenizer(model.vocabulary).sentences(in: try bytes(of: heldOut))
      note("perplexity of \(heldOut): \(model.perplexity(of: sentences))")
    }
  }

  private func bytes(of path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ModelError(.system, at: path, "cannot be read", remedy: "name a text file that can be read")
    }
    return [UInt8](data)
  }

  private func note(_ text: String) {
    if !quiet { ErrorOutput.write(text + "\n") }
  }

  private var progress: (@Sendable (TrainingProgress) -> Void)? {
    guard !quiet, ErrorOutput.isTerminal else { return nil }
    return { progress in
      let left = progress.secondsLeft.map { ", about \(Int($0.rounded())) s left" } ?? ""
      let end = progress.fraction >= 1 ? "\n" : ""
      ErrorOutput.write("\r\u{1B}[K\(progress.step) \(Int(progress.fraction * 100)) %\(left)\(end)")
    }
  }
}
