public import ArgumentParser
public import Copydesk
public import CopydeskBatch
import EnglishModel
public import Logging
import NeuralModel
internal import WordRepair

/// The options that say how text is cleaned.
struct CleaningOptions: ParsableArguments {
  @Option(help: "How much risk to take. (default: standard)")
  var profile: Profile?

  @Option(help: ArgumentHelp("Run only these stages or rules.", valueName: "name,…"))
  var only: [String] = []

  @Option(help: ArgumentHelp("Do not run these stages or rules.", valueName: "name,…"))
  var skip: [String] = []

  @Option(name: .customLong("set"), help: ArgumentHelp("What a rule does: off, flag or fix.", valueName: "rule=mode"))
  var ruleModes: [String] = []

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp("The least confidence for an edit, 0 to 1; below it a place is flagged.", valueName: "share"))
  var minimumConfidence: Double?

  @Option(help: "What to write where a word is lost. (default: keep)")
  var gap: GapPolicy?

  @Option(help: ArgumentHelp("A regular expression for text that must not be touched.", valueName: "pattern"))
  var protect: [String] = []

  @Option(
    name: .customLong("max-document"),
    help: ArgumentHelp(
      "The largest document cleaned, in bytes, or with k, M or G (default: 4M); a larger one is passed through.",
      valueName: "size"))
  var maximumDocument: String?

  @Option(help: ArgumentHelp("A YAML file with these options as keys.", valueName: "file"), completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp("A language model of your own (copydesk train), for restoring words.", valueName: "file"),
    completion: .file())
  var model: String?

  @Option(
    help: ArgumentHelp("Weights of your own (copydesk learn), for restoring words.", valueName: "file"),
    completion: .file())
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "A neural model (make neural-model) that reads the sentences of damaged places.", valueName: "file"),
    completion: .file())
  var neuralModel: String?

  /// The configuration file, or an empty one.
  func file() throws -> ConfigurationFile { try config.map { try ConfigurationFile(path: $0) } ?? ConfigurationFile() }

  /// The files that say how text is cleaned.
  func inputs(_ file: ConfigurationFile) -> [String] {
    [config, model ?? file.model, weights ?? file.weights, neuralModel ?? file.neuralModel].compactMap(\.self)
  }

  /// The configuration: what the command line says, over what the file says.
  func configuration(_ file: ConfigurationFile) throws -> Configuration {
    var modes = file.ruleModes
    for setting in ruleModes {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let mode = RuleMode(rawValue: String(parts[1])) else {
        throw ValidationError("'--set \(setting)' is not RULE=off, RULE=flag or RULE=fix.")
      }
      modes[String(parts[0])] = mode
    }
    // Taken for "flag" it would seem to have been obeyed.
    for rule in RuleCatalog.complete.rules where rule.safety == .flagOnly && modes[rule.id] == .fix {
      throw BatchError.configuration("rule '\(rule.id)' only reports and cannot fix; set it to flag or off")
    }
    let size = try maximumDocument.map { text in
      guard let size = ByteSize.bytes(text) else {
        throw ValidationError("'--max-document \(text)' is not a number of bytes, such as 500k, 4M or 1G.")
      }
      return size
    }
    return Configuration(
      profile: profile ?? file.profile ?? .standard, only: try Self.names(only, "--only") ?? file.only ?? [],
      skip: try Self.names(skip, "--skip") ?? file.skip ?? [], ruleModes: modes,
      minimumConfidence: minimumConfidence ?? file.minimumConfidence, gapPolicy: gap ?? file.gapPolicy ?? .keep,
      protectedPatterns: file.protectedPatterns + protect,
      maximumDocumentSize: size ?? file.maximumDocumentSize ?? Configuration.standardMaximumDocumentSize)
  }

  /// The cleaner; its repair model is the one asked for, unless another is given.
  func cleaner(
    _ file: ConfigurationFile, repairModel: RepairModel? = nil, evidence: EvidenceIndex? = nil
  ) throws -> Cleaner {
    do {
      return try Cleaner(
        try configuration(file),
        plugins: [
          WordRules(
            model: try repairModel ?? self.repairModel(file), evidence: evidence, neural: try neuralModel(file))
        ])
    } catch let error as ConfigurationError {
      throw BatchError.configuration(error.commandDescription)
    }
  }

  /// What a manifest calls the models, since a resumed run must have the same.
  ///
  /// A neural model is named by its bytes, too: others of the same name would write other words.
  func modelName(_ file: ConfigurationFile) throws -> String {
    let neural = try neuralModel(file).map { model in
      "\(neuralModel ?? file.neuralModel ?? "") (XXH64 \(String(model.contentHash(), radix: 16)))"
    }
    return [model ?? file.model ?? "built-in", weights ?? file.weights, neural].compactMap { $0 }
      .joined(separator: " with ")
  }

  /// The neural model, if one is named.
  private func neuralModel(_ file: ConfigurationFile) throws(NeuralModelError) -> NeuralModel? {
    try (neuralModel ?? file.neuralModel).map { path throws(NeuralModelError) in try NeuralModel(path: path) }
  }

  /// What restores words: the built-in models, or the user's.
  func repairModel(_ file: ConfigurationFile) throws -> RepairModel {
    do {
      return try EnglishModel.repairModel(
        languagePath: model ?? file.model, weightsPath: weights ?? file.weights)
    } catch {
      throw BatchError.configuration(error.description)
    }
  }

  /// The names of a list; a list without any would silently mean all or none.
  private static func names(_ values: [String], _ option: String) throws -> Set<String>? {
    if values.isEmpty { return nil }
    let names = values.flatMap { $0.split(separator: ",").map(String.init) }
    guard !names.isEmpty else {
      throw ValidationError("'\(option) \(values.joined(separator: " "))' names no stage or rule.")
    }
    return Set(names)
  }
}

extension ConfigurationError {
  /// One line: what, where, and the remedy that the command has.
  var commandDescription: String {
    switch self {
    case .unknownName(let name, suggestion: nil): "no stage or rule is called '\(name)'; `copydesk rules` lists them"
    case .unicodeUnavailable(let reason): "ICU could not be opened: \(reason); install libicu"
    default: description
    }
  }
}

// Options whose values are the names the library gives them.

extension InputFormat: ExpressibleByArgument {}
extension Profile: ExpressibleByArgument {}
extension GapPolicy: ExpressibleByArgument {}
extension StageID: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Logger.Level: @retroactive ExpressibleByArgument {}
