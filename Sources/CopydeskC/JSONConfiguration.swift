internal import CopydeskLedger

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
