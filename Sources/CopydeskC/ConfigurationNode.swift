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
