public import Copydesk
internal import Yams

/// What a `copydesk.yaml` says; its keys are the command's long options.
///
/// ```yaml
/// profile: safe
/// skip: [layout]
/// set:
///   spaced-contraction: flag
/// protect: ['\bCVE-\d+']
/// text-field: body
/// ```
public struct ConfigurationFile: Hashable, Sendable {
  /// The thresholds everything else refines.
  public var profile: Profile?
  /// Stages or rules to run.
  public var only: Set<String>?
  /// Stages or rules not to run.
  public var skip: Set<String>?
  /// Modes rule by rule.
  public var ruleModes: [String: RuleMode] = [:]
  /// The least confidence for an edit.
  public var minimumConfidence: Double?
  /// What to write where a word is lost.
  public var gapPolicy: GapPolicy?
  /// Regular expressions for text that must not be touched.
  public var protectedPatterns: [String] = []
  /// The largest document looked at, in bytes.
  public var maximumDocumentSize: Int?
  /// The file of a language model for restoring words.
  public var model: String?
  /// The file of weights for restoring words.
  public var weights: String?
  /// The file of a neural model for the second pass.
  public var neuralModel: String?
  /// How files are read.
  public var format: InputFormat?
  /// The field with the text.
  public var textField: String?
  /// The field with the name.
  public var idField: String?
  /// The field for the cleaned text.
  public var outputField: String?
  /// Documents cleaned at a time.
  public var jobs: Int?

  enum Key: String, CaseIterable {
    case profile, only, skip, set, gap, protect, model, weights, format, jobs
    case minimumConfidence = "min-confidence"
    case maximumDocumentSize = "max-document"
    case neuralModel = "neural-model"
    case textField = "text-field"
    case idField = "id-field"
    case outputField = "output-field"
  }

  /// The configuration that says nothing.
  public init() {}

  /// Reads a file.
  ///
  /// - Throws: ``BatchError`` if it cannot be read, is not YAML, has an unknown key, or a value is not of its key's
  ///   kind. Names of rules and stages are checked by ``Cleaner``.
  public init(path: String) throws(BatchError) {
    let text = String(decoding: try PlainTextReader.read(path), as: UTF8.self)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let reason = "\(error)".split(separator: "\n").first.map(String.init) ?? "it is malformed"
      throw .configuration("\(path): not YAML: \(reason)")
    }
    guard let root, root.null == nil else { return }
    guard case .mapping(let mapping) = root else {
      throw .configuration("\(path): not a list of `key: value` lines; see `copydesk clean --help` for the keys")
    }
    for (keyNode, value) in mapping {
      let place = "\(path):\(keyNode.mark?.line ?? 1)"
      let name = keyNode.scalar?.string ?? "?"
      guard let key = Key(rawValue: name) else {
        let known = Key.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw .configuration("\(place): unknown key '\(name)'; the keys are \(known)")
      }
      try read(key, ConfigurationValue(node: value, place: place, key: name))
    }
  }

  private mutating func read(_ key: Key, _ value: ConfigurationValue) throws(BatchError) {
    switch key {
    case .profile: profile = try value.choice()
    case .only: only = Set(try value.strings())
    case .skip: skip = Set(try value.strings())
    case .set: ruleModes = try value.choices()
    case .gap: gapPolicy = try value.choice()
    case .protect: protectedPatterns = try value.strings()
    case .maximumDocumentSize: maximumDocumentSize = try value.size()
    case .model: model = try value.string()
    case .weights: weights = try value.string()
    case .neuralModel: neuralModel = try value.string()
    case .format: format = try value.choice()
    case .jobs: jobs = try value.whole(from: 1)
    case .minimumConfidence: minimumConfidence = try value.number()
    case .textField: textField = try value.string()
    case .idField: idField = try value.string()
    case .outputField: outputField = try value.string()
    }
  }
}

/// One value of a configuration file.
///
/// Scalars are read as they are written, so that `off` is a mode and not `false`.
struct ConfigurationValue {
  let node: Node
  let place: String
  let key: String

  func string() throws(BatchError) -> String {
    guard let scalar = node.scalar, !scalar.string.isEmpty else { throw error("a word") }
    return scalar.string
  }

  /// A list, or a single word for a list of one.
  func strings() throws(BatchError) -> [String] {
    guard let sequence = node.sequence else { return [try string()] }
    return try sequence.map { (element) throws(BatchError) in
      try ConfigurationValue(node: element, place: place, key: key).string()
    }
  }

  func number() throws(BatchError) -> Double {
    guard let number = Double(try string()), number.isFinite else { throw error("a number") }
    return number
  }

  func whole(from smallest: Int) throws(BatchError) -> Int {
    guard let number = Int(try string()), number >= smallest else { throw error("a whole number from \(smallest)") }
    return number
  }

  func size() throws(BatchError) -> Int {
    guard let size = ByteSize.bytes(try string()) else { throw error("a number of bytes, such as 500k, 4M or 1G") }
    return size
  }

  func choice<Choice: RawRepresentable & CaseIterable>() throws(BatchError) -> Choice
  where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try string()) else {
      throw error("one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func choices<Choice: RawRepresentable & CaseIterable>() throws(BatchError) -> [String: Choice]
  where Choice.RawValue == String {
    guard let mapping = node.mapping else { throw error("lines of `rule: mode`") }
    var choices: [String: Choice] = [:]
    for (name, value) in mapping {
      let rule = name.scalar?.string ?? "?"
      choices[rule] = try ConfigurationValue(node: value, place: place, key: "\(key).\(rule)").choice()
    }
    return choices
  }

  private func error(_ expected: String) -> BatchError {
    .configuration("\(place): '\(key)' must be \(expected)")
  }
}
