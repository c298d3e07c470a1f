internal import CSystemYAML

/// Reads a configuration in YAML, from the events of libyaml.
///
/// Without Foundation, so that the C library can have it.
struct YAMLSettings {
  // Of its own in memory, since libyaml's parser keeps its own address.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var anchors: [String: SettingsNode] = [:]

  /// The one document a text holds; nil if it holds none.
  ///
  /// - Throws: ``SettingsError`` if the text is not YAML, is nested too deeply, or a key stands twice.
  static func parse(_ text: UnsafeRawBufferPointer) throws(SettingsError) -> SettingsNode? {
    guard let start = text.bindMemory(to: UInt8.self).baseAddress else { return nil }
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw SettingsError(line: nil, "no memory to read it; free some and try again")
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, start, text.count)
    var reader = YAMLSettings(parser: parser)
    return try reader.document()
  }

  private init(parser: UnsafeMutablePointer<yaml_parser_t>) { self.parser = parser }

  private mutating func document() throws(SettingsError) -> SettingsNode? {
    guard try next().kind == YAML_STREAM_START_EVENT, try next().kind == YAML_DOCUMENT_START_EVENT else { return nil }
    let root = try node(try next(), depth: 0)
    guard try next().kind == YAML_DOCUMENT_END_EVENT, try next().kind == YAML_STREAM_END_EVENT else {
      throw SettingsError(line: nil, "more than one document; keep one")
    }
    if case .scalar("") = root.value { return nil }
    return root
  }

  /// What of an event outlives it.
  private struct Event {
    var kind: yaml_event_type_t
    var text = ""
    var anchor: String?
    var line: Int
  }

  private mutating func next() throws(SettingsError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let reason = parser.pointee.problem.map { String(cString: $0) } ?? "it is malformed"
      throw SettingsError(
        line: parser.pointee.problem_mark.line + 1,
        "not YAML: \(reason); write lines of `key: value`, and marks that mean something else in '…'")
    }
    defer { yaml_event_delete(&event) }
    var result = Event(kind: event.type, line: event.start_mark.line + 1)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      result.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      result.anchor = scalar.anchor.map { String(cString: $0) }
    case YAML_SEQUENCE_START_EVENT: result.anchor = event.data.sequence_start.anchor.map { String(cString: $0) }
    case YAML_MAPPING_START_EVENT: result.anchor = event.data.mapping_start.anchor.map { String(cString: $0) }
    case YAML_ALIAS_EVENT: result.anchor = event.data.alias.anchor.map { String(cString: $0) }
    default: break
    }
    return result
  }

  private mutating func node(_ event: Event, depth: Int) throws(SettingsError) -> SettingsNode {
    guard depth < SettingsNode.depthLimit else {
      throw SettingsError(line: event.line, "nested too deeply; `copydesk init` writes an example")
    }
    let value: SettingsNode.Value
    switch event.kind {
    case YAML_SCALAR_EVENT: value = .scalar(event.text)
    case YAML_SEQUENCE_START_EVENT: value = .list(try list(depth: depth))
    case YAML_MAPPING_START_EVENT: value = .mapping(try mapping(depth: depth))
    default:
      guard let known = event.anchor.flatMap({ anchors[$0] }) else {
        throw SettingsError(line: event.line, "an alias without an anchor; write the value out")
      }
      return known
    }
    let node = SettingsNode(value: value, line: event.line)
    if let anchor = event.anchor { anchors[anchor] = node }
    return node
  }

  private mutating func list(depth: Int) throws(SettingsError) -> [SettingsNode] {
    var elements: [SettingsNode] = []
    while true {
      let event = try next()
      if event.kind == YAML_SEQUENCE_END_EVENT { return elements }
      elements.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(depth: Int) throws(SettingsError) -> [SettingsNode.Member] {
    var members: [SettingsNode.Member] = []
    var names: Set<String> = []
    while true {
      let event = try next()
      if event.kind == YAML_MAPPING_END_EVENT { return members }
      guard case .scalar(let key) = try node(event, depth: depth + 1).value else {
        throw SettingsError(line: event.line, "a key must be a word")
      }
      guard names.insert(key).inserted else {
        throw SettingsError(line: event.line, "the key '\(key)' stands twice; keep one")
      }
      members.append(
        SettingsNode.Member(key: key, line: event.line, value: try node(try next(), depth: depth + 1)))
    }
  }
}
