internal import CopydeskLedger

/// Reads a configuration in JSON.
enum JSONSettings {
  /// The object a text holds; nil if it is not JSON, and then may be YAML.
  ///
  /// - Throws: ``SettingsError`` if a key stands twice.
  static func parse(_ text: UnsafeRawBufferPointer) throws(SettingsError) -> SettingsNode? {
    guard text.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), let value = try? JSONParser.parse(Array(text))
    else { return nil }
    return try node(value)
  }

  private static func node(_ value: JSONValue) throws(SettingsError) -> SettingsNode {
    switch value {
    case .null: return SettingsNode(value: .scalar(""))
    case .bool(let isTrue): return SettingsNode(value: .scalar(isTrue ? "true" : "false"))
    case .number(let text), .string(let text): return SettingsNode(value: .scalar(text))
    case .array(let elements):
      return SettingsNode(value: .list(try elements.map { (element) throws(SettingsError) in try node(element) }))
    case .object(let members):
      var nodes: [SettingsNode.Member] = []
      var names: Set<String> = []
      for member in members {
        guard names.insert(member.name).inserted else {
          throw SettingsError(line: nil, "the key '\(member.name)' stands twice; keep one")
        }
        nodes.append(SettingsNode.Member(key: member.name, line: nil, value: try node(member.value)))
      }
      return SettingsNode(value: .mapping(nodes))
    }
  }
}
