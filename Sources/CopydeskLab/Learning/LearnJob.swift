internal import Copydesk
public import CopydeskBatch
public import NGrams
public import NeuralModel
public import WordRepair

/// Learns the weights of the stage `scramble` from damaged texts with gold edits, and writes them to a file.
public struct LearnJob: Sendable {
  private let sets: [String]
  private let output: String
  private let recipe: String

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - sets: JSON Lines as `copydesk damage` writes them; lines with no sites are sound text.
  ///   - output: The file of weights.
  ///   - recipe: How they were made, to be kept in the file.
  public init(sets: [String], output: String, recipe: String) {
    self.sets = sets
    self.output = output
    self.recipe = recipe
  }

  /// Learns.
  ///
  /// The examples are shuffled by a seed, so that the steps see every kind; the same sets give the same weights.
  ///
  /// - Parameters:
  ///   - language: The language model, one that was not trained on these texts.
  ///   - progress: Told of each step as it begins.
  /// - Returns: How many texts and places were learned from.
  /// - Throws: ``BatchError`` if a set cannot be read or the file cannot be written.
  public func run(
    language: LanguageModel, progress: (String) -> Void
  ) throws(BatchError) -> (texts: Int, places: Int) {
    let examples = try examples()
    var weights = try trainer(language).train(examples, progress: progress)
    weights.recipe = recipe
    try write(weights)
    return (examples.count, examples.reduce(0) { $0 + $1.sites.count })
  }

  /// Learns the second pass, and writes it with weights that are there already.
  ///
  /// - Parameters:
  ///   - neural: The neural model, which must not have been trained on these texts either.
  ///   - repair: The language model and the weights to keep.
  ///   - jobs: Texts that are worked on at a time; what is learned does not depend on it.
  ///   - progress: Told of each step as it begins, and what came of it.
  /// - Returns: How many texts and places were learned from.
  /// - Throws: ``BatchError`` if a set cannot be read or the file cannot be written.
  public func run(
    neural: NeuralModel, repair: RepairModel, jobs: Int, progress: (String) -> Void
  ) async throws(BatchError) -> (texts: Int, places: Int) {
    let examples = try examples()
    progress("how far to trust the second pass")
    let secondPass: SecondPassWeights
    let summary: String
    do throws(ConfigurationError) {
      (secondPass, summary) = try await SecondPassTrainer(repair: repair, neural: neural, jobs: jobs).train(examples)
    } catch {
      throw .configuration(error.description)
    }
    progress(summary)
    var weights = repair.weights
    weights.secondPass = secondPass
    if !recipe.isEmpty { weights.recipe += "\nsecond pass: \(recipe)" }
    try write(weights)
    return (examples.count, examples.reduce(0) { $0 + $1.sites.count })
  }

  /// Learns the gate, and writes it with weights that are there already.
  ///
  /// - Parameters:
  ///   - repair: The weights to keep.
  ///   - heldOut: Sets that are not learned from, whose texts are tried at the new gate.
  ///   - progress: Told of each step as it begins, and what of the sets passes the gate.
  /// - Returns: How many texts and places were learned from.
  /// - Throws: ``BatchError`` if a set cannot be read or the file cannot be written.
  public func run(
    gateOf repair: RepairModel, heldOut: [String], progress: (String) -> Void
  ) throws(BatchError) -> (texts: Int, places: Int) {
    let examples = try examples()
    let session = try session()
    progress("which texts are worth a look")
    var weights = repair.weights
    weights.gate = JunctionGateTrainer.gate(examples, session)
    if !recipe.isEmpty { weights.recipe += "\ngate: \(recipe)" }
    for set in heldOut {
      var tried: [DamageExample] = []
      try read(set, into: &tried)
      progress("nothing from \(set): \(GateTrial(weights.gate, tried, session).description)")
    }
    try write(weights)
    return (examples.count, examples.reduce(0) { $0 + $1.sites.count })
  }

  private func session() throws(BatchError) -> CleaningSession {
    do {
      return try Cleaner(Configuration(), stages: Stage.beforeWords).makeSession()
    } catch {
      throw .configuration(error.description)
    }
  }

  private func examples() throws(BatchError) -> [DamageExample] {
    var examples: [DamageExample] = []
    for set in sets { try read(set, into: &examples) }
    guard examples.count >= TrainingRecipe.partCount else {
      throw .configuration(
        "\(examples.count) texts are too few to learn from; give \(TrainingRecipe.partCount) or more, made by copydesk damage"
      )
    }
    var random = DamageRandom(seed: 1)
    examples.shuffle(using: &random)
    return examples
  }

  private func write(_ weights: WordRepairWeights) throws(BatchError) {
    let file = try AtomicFileWriter(output)
    try file.write(weights.encoded())
    try file.finish()
  }

  private func trainer(_ language: LanguageModel) throws(BatchError) -> WordRepairTrainer {
    let session = try session()
    do {
      return WordRepairTrainer(reader: try ScoredTextReader(language), session: session)
    } catch {
      throw .configuration("\(ConfigurationError.unicodeUnavailable("\(error)"))")
    }
  }

  private func read(_ path: String, into examples: inout [DamageExample]) throws(BatchError) {
    var lines = try LedgerLines(path)
    while let line = try lines.next() {
      if line.bytes.isBlankLine { continue }
      do throws(EvaluationRecordError) {
        examples.append(try Self.example(try EvaluationRecord(line.bytes)))
      } catch {
        throw .notLearnable(path: path, line: line.number, reason: error.reason)
      }
    }
  }

  private static func example(_ record: EvaluationRecord) throws(EvaluationRecordError) -> DamageExample {
    let damaged = try record.text("damaged")
    var offsets: [Int] = []
    var offset = 0
    for scalar in damaged.unicodeScalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    var sites: [DamageExample.Site] = []
    for site in try record.records("sites") {
      let range = try site.range("start", "end")
      guard range.upperBound < offsets.count else {
        throw EvaluationRecordError(reason: "\"end\" lies beyond the damaged text")
      }
      sites.append(
        DamageExample.Site(
          range: offsets[range.lowerBound]..<offsets[range.upperBound], drift: try site.integer("drift"),
          words: try site.texts("gold")))
    }
    return DamageExample(text: Array(damaged.utf8), sites: sites)
  }
}
