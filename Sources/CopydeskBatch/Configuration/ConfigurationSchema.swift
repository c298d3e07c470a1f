public import Copydesk
internal import CopydeskSettings
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
    for key in Settings.Key.allCases { properties[key.rawValue] = schema(of: key, rules) }
    let schema: [String: Any] = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "copydesk.yaml",
      "description": "What Copydesk cleans and how boldly; the keys are the command's long options.",
      "type": ["object", "null"],
      "properties": properties,
      "additionalProperties": false,
      "$defs": [
        "names": [
          "description": "A stage or a rule.",
          "type": "string",
          "anyOf": [["enum": StageID.allCases.map(\.rawValue) + names], ["pattern": ownName]],
        ],
        "list": ["items": ["$ref": "#/$defs/names"], "type": "array"],
        "mode": modes(RuleMode.allCases),
      ],
    ]
    let data = try JSONSerialization.data(
      withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The names of rules of the configuration's own: they have a hyphen.
  private static let ownName = "^[a-z0-9]+(-[a-z0-9]+)+$"

  private static func schema(of key: Settings.Key, _ rules: [RuleInfo]) -> [String: Any] {
    switch key {
    case .profile: choice(Profile.self, "The thresholds everything else refines.", standard: Profile.standard.rawValue)
    case .only: names("Stages or rules to run; without it, all.")
    case .skip: names("Stages or rules not to run.")
    case .set:
      [
        "description": "Modes rule by rule, and words and names that a rule leaves alone.", "type": "object",
        "properties": Dictionary(uniqueKeysWithValues: rules.map { ($0.id, mode(of: $0)) }),
        "patternProperties": [ownName: ["$ref": "#/$defs/mode"]],
        "additionalProperties": false,
      ]
    case .minimumConfidence:
      [
        "description": "The least confidence for an edit; without it, the profile's.", "type": "number", "minimum": 0,
        "maximum": 1,
      ]
    case .gap:
      choice(GapPolicy.self, "What to write where a word is lost.", standard: GapPolicy.keep.rawValue)
    case .mask:
      [
        "description": "What is masked; nothing unless named.",
        "oneOf": [
          ["enum": MaskKind.allCases.map(\.rawValue)],
          ["type": "array", "items": ["enum": MaskKind.allCases.map(\.rawValue)]],
        ],
      ]
    case .protect:
      [
        "description": "ICU regular expressions for text that must not be touched.",
        "oneOf": [word, ["type": "array", "items": word]],
      ]
    case .model: word("The file of a language model for restoring words.")
    case .weights: word("The file of weights for restoring words.")
    case .neuralModel: word("The file of a neural model, for the second pass over suspected places.")
    case .format: choice(InputFormat.self, "How files are read; without it, by their names.")
    case .textField: words("The field with the text.")
    case .sourceField: word("The field that tells a record's source, a name or a URL, for overrides and --furniture.")
    case .exclude: words("Files and folders that are not read, as .gitignore has patterns.")
    case .furniture: words("Phrases of page furniture: a line that is one of them is removed.")
    case .rules: ["description": "Rules of your own.", "type": "array", "items": rule]
    case .overrides:
      [
        "description": "Settings for some documents; of those that fit, the first counts.", "type": "array",
        "items": override(rules),
      ]
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
    modes(RuleMode.allCases.filter { $0 != .fix || rule.safety != .flagOnly })
      .merging(["description": rule.summary]) { $1 }
  }

  private static func modes(_ modes: [RuleMode]) -> [String: Any] {
    let mode: [String: Any] = ["enum": modes.map(\.rawValue)]
    let except = words("Words and names that the rule leaves alone.")
    return [
      "oneOf": [
        mode, ["type": "object", "additionalProperties": false, "properties": ["mode": mode, "except": except]],
      ]
    ]
  }

  private static func words(_ description: String) -> [String: Any] {
    ["description": description, "oneOf": [word, ["type": "array", "items": word]]]
  }

  private static var rule: [String: Any] {
    let text: [String: Any] = ["type": "string"]
    return [
      "type": "object", "additionalProperties": false, "required": ["id", "pattern"],
      "properties": [
        "id": ["type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "Its name, in kebab case."],
        "pattern": word("An ICU regular expression."),
        "replace": ["type": "string", "description": "What should stand there, with $1; without it, only reported."],
        "category": choice(Category.self, "The kind of damage.", standard: Category.insertion.rawValue),
        "stage": choice(StageID.self, "The stage that runs it; without it, that of the category."),
        "safety": choice(Safety.self, "What its edits can do.", standard: Safety.careful.rawValue),
        "severity": choice(Severity.self, "How much its findings matter.", standard: Severity.warning.rawValue),
        "confidence": [
          "type": "number", "minimum": 0, "maximum": 1, "default": CustomRule.standardConfidence,
          "description": "The share of its edits that are right.",
        ],
        "message": word("One sentence: what it finds."),
        "examples": [
          "description": "Texts before and after, checked whenever it is read.", "type": "array",
          "items": [
            "type": "object", "additionalProperties": false, "required": ["before"],
            "properties": ["before": text, "after": text],
          ],
        ],
      ],
    ]
  }

  private static func override(_ rules: [RuleInfo]) -> [String: Any] {
    var properties: [String: Any] = [
      "path": words("Patterns of paths, as .gitignore has them."),
      "source": words("Values of the field that source-field names."),
    ]
    for name in TextSettings.Key.allCases.map(\.rawValue) {
      properties[name] = ["$ref": "#/properties/\(name)"]
    }
    return [
      "type": "object", "additionalProperties": false, "properties": properties,
      "anyOf": [["required": ["path"]], ["required": ["source"]]],
    ]
  }
}
