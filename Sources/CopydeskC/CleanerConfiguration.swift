internal import Copydesk
internal import CopydeskLedger

/// A configuration read from YAML or JSON with the keys of `copydesk.yaml`.
struct CleanerConfiguration {
  private enum Key: String, CaseIterable {
    case profile, only, skip, set, gap, protect, model, weights
    case minimumConfidence = "min-confidence"
    case maximumDocumentSize = "max-document"
    case neuralModel = "neural-model"
  }

  /// The keys that tell the command about files and records; one file can serve both.
  private static let commandKeys: Set<String> = ["format", "id-field", "jobs", "output-field", "text-field"]

  private(set) var configuration = Configuration()
  /// The file of a language model in place of the built-in one.
  private(set) var model: String?
  /// The file of weights in place of the built-in ones.
  private(set) var weights: String?
  /// The file of a neural model for the second pass.
  private(set) var neuralModel: String?

  /// Reads a configuration; nothing, or white space, is the default one.
  ///
  /// - Throws: ``LibraryError`` if it is neither YAML nor JSON, has an unknown key, or a value is not of its key's kind.
  ///   Names of rules and stages are checked by ``Cleaner``.
  init(_ text: UnsafeRawBufferPointer) throws(LibraryError) {
    // YAML contains JSON, except for one thing, escapes in surrogate pairs; what begins like JSON is tried as that first.
    var root = try JSONConfiguration.parse(text)
    if root == nil { root = try YAMLConfiguration.parse(text) }
    guard let root else { return }
    guard case .mapping(let members) = root.value else {
      throw .configuration("\(root.place): not a mapping; write lines of `key: value`, or a JSON object")
    }
    for member in members {
      guard let key = Key(rawValue: member.key) else {
        if Self.commandKeys.contains(member.key) { continue }
        let known = Key.allCases.map(\.rawValue).sorted().joined(separator: ", ")
        throw .configuration(
          "\(ConfigurationNode.place(member.line)): unknown key '\(member.key)'; the keys are \(known)")
      }
      try read(key, member.value)
    }
  }

  private mutating func read(_ key: Key, _ node: ConfigurationNode) throws(LibraryError) {
    let name = key.rawValue
    switch key {
    case .profile: configuration.profile = try node.choice(name)
    case .only: configuration.only = Set(try node.strings(name))
    case .skip: configuration.skip = Set(try node.strings(name))
    case .set: configuration.ruleModes = try node.choices(name)
    case .gap: configuration.gapPolicy = try node.choice(name)
    case .protect: configuration.protectedPatterns = try node.strings(name)
    case .maximumDocumentSize: configuration.maximumDocumentSize = try node.size(name)
    case .model: model = try node.string(name)
    case .weights: weights = try node.string(name)
    case .neuralModel: neuralModel = try node.string(name)
    case .minimumConfidence: configuration.minimumConfidence = try node.number(name)
    }
  }
}

/// A piece of a configuration as it was written, whether in YAML or JSON.
///
/// Scalars stay text, so that `off` is a mode and not `false`.
struct ConfigurationNode {
  indirect enum Value {
    case scalar(String)
    case list([ConfigurationNode])
    case mapping([(key: String, line: Int?, value: ConfigurationNode)])
  }

  var value: Value
  /// The line it begins on, from 1, where the parser knows it.
  var line: Int?

  /// The deepest nesting read: a list in a mapping needs two levels.
  static let depthLimit = 16

  /// Where the node is, for messages.
  var place: String { Self.place(line) }

  static func place(_ line: Int?) -> String { line.map { "configuration, line \($0)" } ?? "configuration" }

  func string(_ key: String) throws(LibraryError) -> String {
    guard case .scalar(let text) = value, !text.isEmpty else { throw error(key, "a word") }
    return text
  }

  /// A list, or a single word for a list of one.
  func strings(_ key: String) throws(LibraryError) -> [String] {
    guard case .list(let elements) = value else { return [try string(key)] }
    var strings: [String] = []
    for element in elements { strings.append(try element.string(key)) }
    return strings
  }

  func number(_ key: String) throws(LibraryError) -> Double {
    guard let number = Double(try string(key)), number.isFinite else { throw error(key, "a number") }
    return number
  }

  func size(_ key: String) throws(LibraryError) -> Int {
    guard let size = ByteSize.bytes(try string(key)) else {
      throw error(key, "a number of bytes, such as 500k, 4M or 1G")
    }
    return size
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(LibraryError) -> Choice
  where Choice.RawValue == String {
    guard case .scalar(let text) = value, let choice = Choice(rawValue: text) else {
      throw error(key, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func choices<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(LibraryError) -> [String: Choice]
  where Choice.RawValue == String {
    guard case .mapping(let members) = value else { throw error(key, "a mapping of rules to modes") }
    var choices: [String: Choice] = [:]
    for member in members { choices[member.key] = try member.value.choice("\(key).\(member.key)") }
    return choices
  }

  private func error(_ key: String, _ expected: String) -> LibraryError {
    .configuration("\(place): '\(key)' must be \(expected)")
  }
}

/// Reads a configuration in JSON.
enum JSONConfiguration {
  /// The object a text holds; nil if it is not JSON, and then may be YAML.
  ///
  /// - Throws: ``LibraryError`` if a key stands twice.
  static func parse(_ text: UnsafeRawBufferPointer) throws(LibraryError) -> ConfigurationNode? {
    guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), let value = try? JSONParser.parse(Array(text))
    else { return nil }
    return try node(value)
  }

  private static func node(_ value: JSONValue) throws(LibraryError) -> ConfigurationNode {
    switch value {
    case .null: return ConfigurationNode(value: .scalar(""))
    case .bool(let isTrue): return ConfigurationNode(value: .scalar(isTrue ? "true" : "false"))
    case .number(let text), .string(let text): return ConfigurationNode(value: .scalar(text))
    case .array(let elements):
      var nodes: [ConfigurationNode] = []
      for element in elements { nodes.append(try node(element)) }
      return ConfigurationNode(value: .list(nodes))
    case .object(let members):
      var nodes: [(key: String, line: Int?, value: ConfigurationNode)] = []
      var names: Set<String> = []
      for member in members {
        guard names.insert(member.name).inserted else {
          throw .configuration("configuration: the key '\(member.name)' stands twice; keep one")
        }
        nodes.append((member.name, nil, try node(member.value)))
      }
      return ConfigurationNode(value: .mapping(nodes))
    }
  }
}
