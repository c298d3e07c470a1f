package import Copydesk

/// Something to add to a `copydesk.yaml` that a person wrote: every line and comment of it stays.
///
/// Lines are put in as text; what comes out is read again, and it must say what the file said before, and the addition.
package enum SettingsAddition: Hashable, Sendable {
  /// A word or name that a rule leaves alone.
  case exception(rule: String, word: String)
  /// A rule of the user's own that writes one text for another, with its category and one example.
  case replacement(id: String, find: String, write: String, category: Category)

  /// The lines that say it in a file with nothing else.
  package var yaml: String {
    switch self {
    case .exception(let rule, let word): "set:\n  \(rule): {except: [\(Self.quoted(word))]}\n"
    case .replacement: "rules:\n" + item(indent: "  ")
    }
  }

  /// Adds it to a file's text; the same text if the file says it already.
  ///
  /// - Throws: ``SettingsError`` if the file cannot be read, or is written in a way that nothing can be put into.
  /// - Complexity: O(*n*) in the bytes.
  package func added(to text: String) throws(SettingsError) -> String {
    let before = try Settings(bytes: Array(text.utf8))
    var wanted = before
    switch self {
    case .exception(let rule, let word): wanted.text.exceptions[rule, default: []].insert(word)
    case .replacement: if let rule = rule, !wanted.rules.contains(rule) { wanted.rules.insert(rule, at: 0) }
    }
    if wanted == before { return text }
    let result = joined(to: text)
    // Lines move, and nothing else may.
    guard let after = try? Settings(bytes: Array(result.utf8)), after.withoutLines == wanted.withoutLines else {
      let lines = yaml.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
      throw SettingsError(line: nil, "it is written in a way that nothing can be added to; add by hand: \(lines)")
    }
    return result
  }

  /// The rule that is added; nil for an exception.
  package var rule: CustomRule? {
    guard case .replacement(let id, let find, let write, let category) = self else { return nil }
    return CustomRule(
      id: id, pattern: Self.pattern(for: find), replacement: Self.template(for: write), category: category,
      examples: [.init(before: find, after: write)])
  }

  private func joined(to text: String) -> String {
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let key = if case .exception = self { "set" } else { "rules" }
    guard let head = lines.firstIndex(where: { Self.value(of: key, in: $0[...], indent: 0)?.isEmpty == true }) else {
      let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
      return text + end + yaml
    }
    // The block's lines, and how far its own keys or items are indented.
    let block = lines[(head + 1)...].prefix(while: {
      Self.isBlank($0) || $0.utf8.first == 0x20 || $0.utf8.first == 0x2D
    })
    let first: String? = block.first(where: { !Self.isBlank($0) })
    let indent: Int = first.map { Self.indent(of: $0) } ?? 2
    let space = String(repeating: " ", count: indent)
    guard case .exception(let rule, let word) = self else {
      lines.insert(String(item(indent: space).dropLast()), at: head + 1)
      return lines.joined(separator: "\n")
    }
    for place in block.indices {
      guard let value = Self.value(of: rule, in: lines[place][...], indent: indent) else { continue }
      lines[place] = Self.line(lines[place], with: word, value: value, rule: rule, space: space)
      return lines.joined(separator: "\n")
    }
    lines.insert("\(space)\(rule): {except: [\(Self.quoted(word))]}", at: head + 1)
    return lines.joined(separator: "\n")
  }

  /// The line of a rule with one more exception: `rule: flag`, or a mapping on the line.
  private static func line(_ line: String, with word: String, value: String, rule: String, space: String) -> String {
    if let list = line.firstRange(of: "except: [") {
      return line[..<list.upperBound] + quoted(word) + ", " + line[list.upperBound...]
    }
    if let mapping = line.firstRange(of: "{") {
      return line[..<mapping.upperBound] + "except: [\(quoted(word))], " + line[mapping.upperBound...]
    }
    guard !value.isEmpty, let place = line.firstRange(of: value) else { return line }
    return line[..<place.lowerBound] + "{mode: \(value), except: [\(quoted(word))]}" + line[place.upperBound...]
  }

  /// What stands behind `key:` on a line of an indentation, without a comment; nil if the line has another key.
  private static func value(of key: String, in line: Substring, indent: Int) -> String? {
    let bytes = Array(line.utf8)
    let head = [UInt8](repeating: 0x20, count: indent) + Array(key.utf8) + [UInt8(ascii: ":")]
    guard bytes.starts(with: head) else { return nil }
    var rest = bytes[head.count...]
    if let comment = rest.firstIndex(of: UInt8(ascii: "#")), comment == rest.startIndex || bytes[comment - 1] == 0x20 {
      rest = rest[..<comment]
    }
    let text = rest.drop { $0 == 0x20 }
    let end = text.lastIndex { $0 != 0x20 && $0 != 0x0D }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[text.startIndex..<end], as: UTF8.self)
  }

  private static func indent(of line: String) -> Int { line.utf8.prefix(while: { $0 == 0x20 }).count }

  private static func isBlank(_ line: String) -> Bool {
    let start = line.utf8.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
    return start == nil || start == UInt8(ascii: "#")
  }

  private func item(indent: String) -> String {
    guard case .replacement(let id, let find, let write, let category) = self else { return "" }
    return """
      \(indent)- id: \(id)
      \(indent)  pattern: \(Self.quoted(Self.pattern(for: find)))
      \(indent)  replace: \(Self.quoted(Self.template(for: write)))
      \(indent)  category: \(category.rawValue)
      \(indent)  examples: [{before: \(Self.quoted(find)), after: \(Self.quoted(write))}]

      """
  }

  /// A pattern that finds a text where no word goes on beside it.
  private static func pattern(for text: String) -> String {
    var pattern = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": pattern += "\\n"
      case "\r": pattern += "\\r"
      case "\t": pattern += "\\t"
      case ".", "*", "?", "+", "[", "]", "(", ")", "{", "}", "^", "$", "|", "\\", "#", "/", "-":
        pattern += "\\" + String(scalar)
      default: pattern.unicodeScalars.append(scalar)
      }
    }
    func isWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
    if isWord(text.unicodeScalars.first) { pattern = "\\b" + pattern }
    if isWord(text.unicodeScalars.last) { pattern += "\\b" }
    return pattern
  }

  /// A replacement that writes a text as it is.
  private static func template(for text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("$", with: "\\$")
  }

  /// A scalar of YAML that reads as the text.
  private static func quoted(_ text: String) -> String {
    func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value || 0x2028...0x2029 ~= scalar.value
    }
    guard text.unicodeScalars.contains(where: needsEscape) else {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || 0x7F...0x9F ~= scalar.value:
        let digits = String(scalar.value, radix: 16)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      case "\u{2028}": result += "\\L"
      case "\u{2029}": result += "\\P"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
