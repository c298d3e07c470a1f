internal import Copydesk

/// A configuration read from YAML or JSON with the keys of `copydesk.yaml`.
struct CleanerConfiguration {
  private enum Key: String, CaseIterable {
    case profile, only, skip, set, gap, protect, model, weights
    case minimumConfidence = "min-confidence"
  }

  /// The keys that tell the command about files and records; one file can serve both.
  private static let commandKeys: Set<String> = ["format", "id-field", "jobs", "output-field", "text-field"]

  private(set) var configuration = Configuration()
  /// The file of a language model in place of the built-in one.
  private(set) var model: String?
  /// The file of weights in place of the built-in ones.
  private(set) var weights: String?

  /// Reads a configuration; nothing, or white space, is the default one.
  ///
  /// - Throws: ``LibraryError`` if it is neither YAML nor JSON, has an unknown key, or a value is not of its key's kind.
  ///   Names of rules and stages are checked by ``Cleaner``.
  init(_ text: UnsafeRawBufferPointer) throws(LibraryError) {
    // YAML contains JSON but for one thing, escapes in surrogate pairs; what begins like JSON is tried as that first.
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
    case .model: model = try node.string(name)
    case .weights: weights = try node.string(name)
    case .minimumConfidence: configuration.minimumConfidence = try node.number(name)
    }
  }
}
