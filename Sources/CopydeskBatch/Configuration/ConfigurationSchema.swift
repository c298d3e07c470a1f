public import Copydesk
internal import Foundation

/// The JSON Schema of `copydesk.yaml`, for editors that complete and check what is written.
///
/// JSON Schema 2020-12 (json-schema.org); YAML files are checked by it as the JSON they amount to.
public enum ConfigurationSchema {
  /// Writes the schema, the same for the same rules.
  ///
  /// - Parameter rules: The rules that a configuration can name.
  /// - Returns: JSON text.
  /// - Throws: An error if the schema is not JSON, which it always is.
  public static func json(rules: [RuleInfo]) throws -> String {
    let names = rules.map(\.id)
    var properties: [String: Any] = [:]
    for key in ConfigurationFile.Key.allCases { properties[key.rawValue] = schema(of: key, rules) }
    let schema: [String: Any] = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "copydesk.yaml",
      "description": "What Copydesk cleans and how boldly; the keys are the command's long options.",
      "type": ["object", "null"],
      "properties": properties,
      "additionalProperties": false,
      "$defs": [
        "names": ["enum": StageID.allCases.map(\.rawValue) + names, "description": "A stage or a rule."],
        "list": ["items": ["$ref": "#/$defs/names"], "type": "array"],
      ],
    ]
    let data = try JSONSerialization.data(
      withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static func schema(of key: ConfigurationFile.Key, _ rules: [RuleInfo]) -> [String: Any] {
    switch key {
    case .profile: choice(Profile.self, "The thresholds everything else refines.", standard: Profile.standard.rawValue)
    case .only: names("Stages or rules to run; without it, all.")
    case .skip: names("Stages or rules not to run.")
    case .set:
      [
        "description": "Modes rule by rule.", "type": "object", "additionalProperties": false,
        "properties": Dictionary(uniqueKeysWithValues: rules.map { ($0.id, mode(of: $0)) }),
      ]
    case .minimumConfidence:
      [
        "description": "The least confidence for an edit; without it, the profile's.", "type": "number", "minimum": 0,
        "maximum": 1,
      ]
    case .gap:
      choice(GapPolicy.self, "What to write where a word is lost.", standard: GapPolicy.keep.rawValue)
    case .protect:
      [
        "description": "ICU regular expressions for text that must not be touched.",
        "oneOf": [word, ["type": "array", "items": word]],
      ]
    case .model: word("The file of a language model for restoring words.")
    case .weights: word("The file of weights for restoring words.")
    case .neuralModel: word("The file of a neural model, for the second pass over suspected places.")
    case .format: choice(InputFormat.self, "How files are read; without it, by their names.")
    case .textField: word("The field with the text.")
    case .idField: word("The field with the name.")
    case .outputField: word("The field for the cleaned text.")
    case .maximumDocumentSize:
      [
        "description": "The largest document looked at, in bytes; k, M and G stand for 1024, 1024² and 1024³.",
        "type": ["integer", "string"], "minimum": 1, "pattern": "^0*[1-9][0-9]*[kKmMgG]?$", "default": "4M",
      ]
    case .jobs: ["description": "Documents cleaned at a time.", "type": "integer", "minimum": 1]
    }
  }

  private static var word: [String: Any] { ["type": "string", "minLength": 1] }

  private static func word(_ description: String) -> [String: Any] {
    word.merging(["description": description]) { $1 }
  }

  private static func names(_ description: String) -> [String: Any] {
    ["description": description, "oneOf": [["$ref": "#/$defs/names"], ["$ref": "#/$defs/list"]]]
  }

  private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ type: Choice.Type, _ description: String, standard: String? = nil
  ) -> [String: Any] {
    var schema: [String: Any] = ["description": description, "enum": type.allCases.map(\.rawValue)]
    if let standard { schema["default"] = standard }
    return schema
  }

  /// A rule that only reports cannot be told to fix.
  private static func mode(of rule: RuleInfo) -> [String: Any] {
    let modes = RuleMode.allCases.filter { $0 != .fix || rule.safety != .flagOnly }
    return ["description": rule.summary, "enum": modes.map(\.rawValue)]
  }
}
