import Copydesk
import CopydeskBatch
import Foundation
internal import CopydeskSettings

/// The settings in force, as the YAML of a configuration file: what the command line says, over what the file says.
///
/// Where a single file is named, the override that is for it has been applied.
struct SettingsDump {
  private let cleaning: CleaningOptions
  private let input: InputOptions?
  private let file: ConfigurationFile

  init(_ cleaning: CleaningOptions, _ input: InputOptions?, _ file: ConfigurationFile) {
    self.cleaning = cleaning
    self.input = input
    self.file = file
  }

  func write() throws { try StandardOutput.write(try text()) }

  private func text() throws -> String {
    let settings = file.settings
    var configuration = try cleaning.configuration(file)
    var overrides = settings.overrides
    var lines = ["# " + (file.path.map { "with \($0)" } ?? "no \(ConfigurationFile.name) was found")]
    if let name = namedFile, !overrides.isEmpty {
      overrides = file.overrides(for: name)
      if let last = overrides.last, last.sources.isEmpty {
        overrides.removeLast()
        configuration = try cleaning.configuration(file, with: last)
        lines.append("# \(name): with \(Self.place(last, file)), for \(last.paths.joined(separator: " "))")
      } else {
        lines.append("# \(name): no override is for it\(overrides.isEmpty ? "" : " whatever its records' source")")
      }
    }
    lines.append("profile: \(configuration.profile.rawValue)")
    lines += Self.list("only", configuration.only.sorted())
    lines += Self.list("skip", configuration.skip.sorted())
    lines += Self.rules(configuration.ruleModes, configuration.exceptions)
    // Said of the file it would hold for overrides by profile, too.
    lines.append(
      configuration.minimumConfidence.map { "min-confidence: \($0)" }
        ?? "# min-confidence: \(configuration.profile.minimumConfidence), the profile's")
    lines.append("gap: \(configuration.gapPolicy.rawValue)")
    lines += Self.list("mask", configuration.masks.map(\.rawValue).sorted())
    lines += Self.list("protect", configuration.protectedPatterns)
    lines.append("max-document: \(configuration.maximumDocumentSize)")
    let models = [
      ("model", cleaning.model ?? settings.model), ("weights", cleaning.weights ?? settings.weights),
      ("neural-model", cleaning.neuralModel ?? settings.neuralModel),
    ]
    for (key, value) in models { if let value { lines.append("\(key): \(Self.quoted(value))") } }
    lines += Self.list("furniture", settings.furniture)
    lines += Self.own(settings.rules)
    lines += Self.overrides(overrides)
    if let input {
      let records = input.records(file)
      if let format = input.format ?? file.format { lines.append("format: \(format.rawValue)") }
      lines +=
        records.textFields.count > 1
        ? Self.list("text-field", records.textFields) : ["text-field: \(Self.quoted(records.textField))"]
      lines.append("id-field: \(Self.quoted(records.idField))")
      if let field = records.sourceField { lines.append("source-field: \(Self.quoted(field))") }
      if let field = records.outputField { lines.append("output-field: \(Self.quoted(field))") }
      lines += Self.list("exclude", settings.exclude + input.exclude)
    }
    if let jobs = settings.jobs { lines.append("jobs: \(jobs)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The one file that is named; nil for folders, several files, or none.
  private var namedFile: String? {
    guard let input else { return nil }
    let paths = input.settingsPaths
    guard paths.count == 1, let path = paths.first, path != "-" else { return nil }
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue ? nil : path
  }

  /// Where an override stands.
  private static func place(_ override: SettingsOverride, _ file: ConfigurationFile) -> String {
    "the override at " + (file.path ?? ConfigurationFile.name) + (override.line.map { ":\($0)" } ?? "")
  }

  private static func rules(_ modes: [String: RuleMode], _ exceptions: [String: Set<String>]) -> [String] {
    let names = Set(modes.keys).union(exceptions.keys).sorted()
    if names.isEmpty { return [] }
    return ["set:"]
      + names.map { name in
        guard let words = exceptions[name] else { return "  \(name): \(modes[name]?.rawValue ?? "")" }
        let mode = modes[name].map { "mode: \($0.rawValue), " } ?? ""
        return "  \(name): {\(mode)except: [\(words.sorted().map(quoted).joined(separator: ", "))]}"
      }
  }

  private static func own(_ rules: [CustomRule]) -> [String] {
    if rules.isEmpty { return [] }
    return ["rules:"]
      + rules.flatMap { rule in
        var lines = ["  - id: \(rule.id)", "    pattern: \(quoted(rule.pattern))"]
        if let replacement = rule.replacement { lines.append("    replace: \(quoted(replacement))") }
        lines += [
          "    category: \(rule.category.rawValue)", "    stage: \(rule.stage.rawValue)",
          "    safety: \(rule.safety.rawValue)", "    severity: \(rule.severity.rawValue)",
          "    confidence: \(rule.confidence)",
        ]
        if let message = rule.message { lines.append("    message: \(quoted(message))") }
        if !rule.examples.isEmpty { lines.append("    examples:") }
        return lines + rule.examples.map { "      - {before: \(quoted($0.before)), after: \(quoted($0.after))}" }
      }
  }

  private static func overrides(_ overrides: [SettingsOverride]) -> [String] {
    if overrides.isEmpty { return [] }
    return ["overrides:"]
      + overrides.flatMap { override in
        let text = override.text
        var lines = list("path", override.paths) + list("source", override.sources)
        if let profile = text.profile { lines.append("profile: \(profile.rawValue)") }
        lines += list("only", text.only?.sorted() ?? []) + list("skip", text.skip?.sorted() ?? [])
        lines += rules(text.ruleModes, text.exceptions)
        if let confidence = text.minimumConfidence { lines.append("min-confidence: \(confidence)") }
        if let gap = text.gapPolicy { lines.append("gap: \(gap.rawValue)") }
        lines += list("mask", text.masks?.map(\.rawValue).sorted() ?? [])
        lines += list("protect", text.protectedPatterns)
        return lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
      }
  }

  private static func list(_ key: String, _ values: [String]) -> [String] {
    values.isEmpty ? [] : ["\(key): [\(values.map(quoted).joined(separator: ", "))]"]
  }

  /// A YAML string: in single quotation marks, or, with a control character in it, in double ones.
  private static func quoted(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
