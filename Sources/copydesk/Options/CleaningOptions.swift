public import ArgumentParser
public import Copydesk
public import CopydeskBatch
internal import CopydeskSettings
import EnglishModel
public import Logging
import NeuralModel
internal import WordRepair

/// The options that say how text is cleaned.
struct CleaningOptions: ParsableArguments {
  @Option(help: "How much risk to take. (default: standard)")
  var profile: Profile?

  @Option(
    help: ArgumentHelp("Run only these stages or rules.", valueName: "name,…"), completion: .list(RuleNames.all))
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Do not run these stages or rules.", valueName: "name,…"), completion: .list(RuleNames.all))
  var skip: [String] = []

  @Option(
    name: .customLong("set"), help: ArgumentHelp("What a rule does: off, flag or fix.", valueName: "rule=mode"),
    completion: .list(RuleNames.modes))
  var ruleModes: [String] = []

  @Option(
    name: .customLong("min-confidence"),
    help: ArgumentHelp(
      "The least confidence for an edit, 0 to 1; below it a place is flagged. (default: the profile's)",
      valueName: "share"))
  var minimumConfidence: Double?

  @Option(help: "What to write where a word is lost. (default: keep)")
  var gap: GapPolicy?

  @Option(
    help: ArgumentHelp(
      "Write [email] and so on over these: email, phone, ip, url, handle. (default: none)", valueName: "kind,…"),
    completion: .list(MaskKind.allCases.map(\.rawValue)))
  var mask: [String] = []

  @Option(help: ArgumentHelp("A regular expression for text that must not be touched.", valueName: "pattern"))
  var protect: [String] = []

  @Option(
    name: .customLong("max-document"),
    help: ArgumentHelp(
      "The largest document cleaned, in bytes, or with k, M or G; a larger one is passed through. (default: 4M)",
      valueName: "size"))
  var maximumDocument: String?

  @Option(
    help: ArgumentHelp(
      "A YAML file with these options as keys. (default: copydesk.yaml in the folder of the input or above it)",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Look for no configuration file.")
  var isolated = false

  @Flag(help: "Print the settings that are in force, as YAML, and do nothing.")
  var dumpConfig = false

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

  func validate() throws {
    if protect.contains(where: \.isEmpty) {
      throw ValidationError("'--protect' is empty; give a pattern for the text that must stay.")
    }
    if isolated, config != nil { throw ValidationError("--isolated looks for no configuration; leave out --config.") }
  }

  /// The configuration file that is named, or the one that is found upward from what is read; or an empty one.
  func file(for paths: [String]) throws -> ConfigurationFile {
    if isolated { return ConfigurationFile() }
    if let config { return try ConfigurationFile(path: config) }
    return try ConfigurationFile.find(for: paths).map { try ConfigurationFile(path: $0) } ?? ConfigurationFile()
  }

  /// The files that say how text is cleaned.
  func inputs(_ file: ConfigurationFile) -> [String] {
    let settings = file.settings
    return [
      file.path, model ?? settings.model, weights ?? settings.weights, neuralModel ?? settings.neuralModel,
    ].compactMap(\.self)
  }

  /// The configuration: what the command line says, over what the file says.
  func configuration(_ file: ConfigurationFile) throws -> Configuration {
    try overridden(file.settings.configuration, file)
  }

  /// The configuration for what an override is for.
  func configuration(_ file: ConfigurationFile, with override: SettingsOverride) throws -> Configuration {
    try overridden(override.text.applied(to: file.settings.configuration), file)
  }

  /// What the command line says, over a configuration.
  private func overridden(_ base: Configuration, _ file: ConfigurationFile) throws -> Configuration {
    let names = try catalog(file)
    var configuration = base
    for setting in ruleModes {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let mode = RuleMode(rawValue: String(parts[1])) else {
        throw ValidationError("'--set \(setting)' is not RULE=off, RULE=flag or RULE=fix.")
      }
      if StageID(rawValue: String(parts[0])) != nil {
        throw ValidationError("'\(parts[0])' is a stage; --set takes one of its rules, which `copydesk rules` lists.")
      }
      configuration.ruleModes[String(parts[0])] = mode
    }
    // Taken for "flag" it would seem to have been obeyed.
    for rule in names.rules where rule.safety == .flagOnly && configuration.ruleModes[rule.id] == .fix {
      let place = isOnCommandLine(rule.id) ? nil : file.place(ofRule: rule.id)
      throw BatchError.configuration(
        (place.map { "\($0): " } ?? "") + "rule '\(rule.id)' only reports and cannot fix; set it to flag or off")
    }
    if let maximumDocument {
      guard let size = ByteSize.bytes(maximumDocument) else {
        throw ValidationError("'--max-document \(maximumDocument)' is not a number of bytes, such as 500k, 4M or 1G.")
      }
      configuration.maximumDocumentSize = size
    }
    configuration.profile = profile ?? configuration.profile
    configuration.only = try Self.names(only, "--only") ?? configuration.only
    configuration.skip = try Self.names(skip, "--skip") ?? configuration.skip
    configuration.minimumConfidence = minimumConfidence ?? configuration.minimumConfidence
    configuration.gapPolicy = gap ?? configuration.gapPolicy
    if !mask.isEmpty { configuration.masks = try masks() }
    configuration.protectedPatterns += protect
    return configuration
  }

  /// Every id that can stand in the run's ledger.
  func catalog(_ file: ConfigurationFile) throws -> RuleCatalog {
    do throws(ConfigurationError) {
      return try RuleCatalog.complete.adding(rulesOf: file.settings.configuration)
    } catch {
      throw self.error(error, in: file)
    }
  }

  /// Whether the command line names a rule or stage.
  private func isOnCommandLine(_ name: String) -> Bool {
    (only + skip).contains { $0.split(separator: ",").contains { $0 == name } }
      || ruleModes.contains { $0.hasPrefix(name + "=") }
  }

  /// The error of the command, with the line of the file that has it, unless the command line has it.
  private func error(_ error: ConfigurationError, in file: ConfigurationFile) -> BatchError {
    let isOwn =
      switch error {
      case .unknownName(let name, _): isOnCommandLine(name)
      case .confidenceOutOfRange: minimumConfidence != nil
      case .invalidPattern(let pattern, _): protect.contains(pattern)
      case .invalidRule, .unicodeUnavailable: false
      }
    guard !isOwn, let place = file.place(of: error) else { return .configuration(error.commandDescription) }
    return .configuration("\(place): \(error.commandDescription)")
  }

  /// The cleaner, for what has no overrides.
  func cleaner(_ file: ConfigurationFile) throws -> Cleaner {
    try self.cleaner(try configuration(file), [try plugin(file, nil, nil)], file)
  }

  /// The cleaner and those of the configuration's overrides.
  ///
  /// They share the models. What the command line says holds for the overrides as well.
  func cleaners(
    _ file: ConfigurationFile, repairModel: RepairModel? = nil, evidence: EvidenceIndex? = nil,
    furniture: FurnitureCounts? = nil
  ) throws -> (cleaner: Cleaner, overrides: CleanerOverrides) {
    var plugins: [any RulePlugin] = [try plugin(file, repairModel, evidence)]
    if let furniture { plugins.append(SourceFurniture(furniture)) }
    let cleaner = try self.cleaner(try configuration(file), plugins, file)
    if file.settings.overrides.isEmpty { return (cleaner, .none) }
    let overrides = try CleanerOverrides(file) { change in
      try self.cleaner(try overridden(change(file.settings.configuration), file), plugins, file)
    }
    return (cleaner, overrides)
  }

  private func plugin(
    _ file: ConfigurationFile, _ repairModel: RepairModel?, _ evidence: EvidenceIndex?
  ) throws -> WordRules {
    WordRules(
      model: try repairModel ?? self.repairModel(file), evidence: evidence, neural: try neuralModel(file))
  }

  private func cleaner(
    _ configuration: Configuration, _ plugins: [any RulePlugin], _ file: ConfigurationFile
  ) throws -> Cleaner {
    do throws(ConfigurationError) {
      return try Cleaner(configuration, plugins: plugins)
    } catch {
      throw self.error(error, in: file)
    }
  }

  /// What a manifest calls the models, since a resumed run must have the same.
  ///
  /// A neural model is named by its bytes, too: others of the same name would write other words.
  func modelName(_ file: ConfigurationFile) throws -> String {
    let settings = file.settings
    let neural = try neuralModel(file).map { model in
      "\(neuralModel ?? settings.neuralModel ?? "") (XXH64 \(String(model.contentHash(), radix: 16)))"
    }
    return [model ?? settings.model ?? "built-in", weights ?? settings.weights, neural].compactMap { $0 }
      .joined(separator: " with ")
  }

  /// The neural model, if one is named.
  private func neuralModel(_ file: ConfigurationFile) throws(NeuralModelError) -> NeuralModel? {
    try (neuralModel ?? file.settings.neuralModel).map { path throws(NeuralModelError) in try NeuralModel(path: path) }
  }

  /// What restores words: the built-in models, or the user's.
  func repairModel(_ file: ConfigurationFile) throws -> RepairModel {
    do {
      return try EnglishModel.repairModel(
        languagePath: model ?? file.settings.model, weightsPath: weights ?? file.settings.weights)
    } catch {
      throw BatchError.configuration(error.description)
    }
  }

  private func masks() throws -> Set<MaskKind> {
    var kinds: Set<MaskKind> = []
    for name in mask.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let kind = MaskKind(rawValue: name) else {
        let known = MaskKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'--mask \(name)' is none of \(known).")
      }
      kinds.insert(kind)
    }
    return kinds
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

/// Names that shells complete.
enum RuleNames {
  /// Stages, then rules.
  static let all = StageID.allCases.map(\.rawValue) + RuleCatalog.complete.configurable.map(\.id)
  /// What can follow `--set`.
  static let modes = RuleCatalog.complete.configurable.flatMap { rule in
    RuleMode.allCases.filter { $0 != .fix || rule.safety != .flagOnly }.map { "\(rule.id)=\($0.rawValue)" }
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
