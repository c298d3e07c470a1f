internal import Copydesk

/// A piece of a configuration as it was written, whether in YAML or JSON.
///
/// Scalars stay text, so that `off` is a mode and not `false`.
package struct SettingsNode: Sendable {
  package struct Member: Sendable {
    package var key: String
    package var line: Int?
    package var value: SettingsNode
  }

  package indirect enum Value: Sendable {
    case scalar(String)
    case list([SettingsNode])
    case mapping([Member])
  }

  package var value: Value
  /// The line it begins on, from 1, where the parser knows it.
  package var line: Int?

  /// The deepest nesting read: an example of a rule in a list needs five levels.
  static let depthLimit = 16

  /// Reads the one value a text holds, JSON or YAML; nil if it holds none.
  ///
  /// YAML contains JSON but for one thing, escapes in surrogate pairs; what begins like JSON is tried as that first.
  /// - Throws: ``SettingsError`` if it is neither, or a key stands twice.
  package static func parse(_ text: UnsafeRawBufferPointer) throws(SettingsError) -> SettingsNode? {
    if let root = try JSONSettings.parse(text) { return root }
    return try YAMLSettings.parse(text)
  }

  func string(_ key: String) throws(SettingsError) -> String {
    guard case .scalar(let text) = value, !text.isEmpty else { throw error(key, "a word") }
    return text
  }

  /// A text, which may be empty.
  func text(_ key: String) throws(SettingsError) -> String {
    guard case .scalar(let text) = value else { throw error(key, "a text") }
    return text
  }

  /// A list, or a single word for a list of one.
  func strings(_ key: String) throws(SettingsError) -> [String] {
    try elements(key).map { (element) throws(SettingsError) in try element.string(key) }
  }

  /// The elements of a list, or the value itself as the only one.
  func elements(_ key: String) throws(SettingsError) -> [SettingsNode] {
    guard case .list(let elements) = value else { return [self] }
    return elements
  }

  func number(_ key: String) throws(SettingsError) -> Double {
    guard let number = Double(try string(key)), number.isFinite else { throw error(key, "a number") }
    return number
  }

  func whole(_ key: String, from smallest: Int) throws(SettingsError) -> Int {
    guard let number = Int(try string(key)), number >= smallest else {
      throw error(key, "a whole number from \(smallest)")
    }
    return number
  }

  func size(_ key: String) throws(SettingsError) -> Int {
    guard let size = ByteSize.bytes(try string(key)) else {
      throw error(key, "a number of bytes, such as 500k, 4M or 1G")
    }
    return size
  }

  func truth(_ key: String) throws(SettingsError) -> Bool {
    switch try string(key).lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: throw error(key, "true or false")
    }
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String) throws(SettingsError) -> Choice
  where Choice.RawValue == String {
    guard case .scalar(let text) = value, let choice = Choice(rawValue: text) else {
      throw error(key, "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// The members of a mapping.
  func members(_ key: String, _ expected: String) throws(SettingsError) -> [Member] {
    guard case .mapping(let members) = value else { throw error(key, expected) }
    return members
  }

  func error(_ key: String, _ expected: String) -> SettingsError {
    SettingsError(line: line, "'\(key)' must be \(expected)")
  }
}

/// What is wrong with a configuration, and in which line.
package struct SettingsError: Error, Hashable {
  package var line: Int?
  /// What, and the remedy.
  package var message: String

  init(line: Int?, _ message: String) {
    self.line = line
    self.message = message
  }
}

extension SettingsNode.Member {
  /// The key as one of those there are.
  func key<Key: RawRepresentable & CaseIterable>(
    as type: Key.Type, in place: String = ""
  ) throws(SettingsError) -> Key where Key.RawValue == String {
    if let known = Key(rawValue: key) { return known }
    let names = Key.allCases.map(\.rawValue).sorted()
    let nearest = NearestName.of(key, in: names).map { "did you mean '\($0)'?" }
    throw SettingsError(
      line: line, "unknown key '\(place)\(key)'; " + (nearest ?? "the keys are \(names.joined(separator: ", "))"))
  }
}
