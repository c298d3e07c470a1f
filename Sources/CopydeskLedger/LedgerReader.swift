public import Copydesk

/// Reads a ledger line by line; counts the lines for its errors.
///
/// It checks the form of every line, not that findings fit a text: that is what applying their edits does.
public struct LedgerReader {
  private var line = 0
  private var shared = LedgerLineScan.Shared()

  /// Creates a reader at the start of a ledger.
  public init() {}

  /// Reads the next line, with or without its newline.
  ///
  /// - Throws: ``LedgerError`` if the line is not what ``LedgerLine`` writes. Unknown members are ignored.
  /// - Complexity: O(*n*) in the bytes of the line.
  public mutating func read(line bytes: [UInt8]) throws(LedgerError) -> LedgerEntry {
    line += 1
    if let entry = LedgerLineScan.entry(bytes, &shared) { return entry }
    return try parsed(bytes)
  }

  /// Reads a line by the general parser.
  func parsed(_ bytes: [UInt8]) throws(LedgerError) -> LedgerEntry {
    let value: JSONValue
    do {
      value = try JSONParser.parse(bytes)
    } catch {
      throw .malformed(line: line, reason: "\(error.reason) at byte \(error.offset)")
    }
    guard case .object = value else { throw .malformed(line: line, reason: "it holds another kind of value") }
    if value["format"] != nil, !LedgerLine.isReadable(format: try text("format", of: value)) {
      throw .invalid(line: line, member: "format", expected: "a whole number from 1 to \(LedgerLine.format)")
    }
    var output: String?
    if value["output"] != nil { output = try text("output", of: value) }
    return LedgerEntry(documentID: try text("id", of: value), finding: try finding(value), output: output)
  }

  private func finding(_ value: JSONValue) throws(LedgerError) -> Finding {
    let range = try range(of: value)
    let before = try bytes("before", of: value)
    let after: [UInt8]? = value["after"] == nil ? nil : try bytes("after", of: value)
    if after != nil, before.count != range.count {
      throw .invalid(line: line, member: "before", expected: "as long as startByte to endByte")
    }
    var step: Edit?
    if let part = value["step"] {
      step = Edit(try self.range(of: part), with: try bytes("after", of: part))
    }
    return Finding(
      rule: try text("rule", of: value), stage: try name("stage", of: value), category: try name("category", of: value),
      outcome: try name("outcome", of: value), severity: try name("severity", of: value), range: range, before: before,
      after: after, confidence: try confidence(of: value), evidence: try evidence(of: value), step: step,
      joinedRules: try joinedRules(of: value))
  }

  private func member(_ name: String, of value: JSONValue) throws(LedgerError) -> JSONValue {
    guard let member = value[name] else { throw .missing(line: line, member: name) }
    return member
  }

  private func text(_ name: String, of value: JSONValue) throws(LedgerError) -> String {
    guard case .string(let text) = try member(name, of: value) else {
      throw .invalid(line: line, member: name, expected: "a string")
    }
    return text
  }

  private func bytes(_ name: String, of value: JSONValue) throws(LedgerError) -> [UInt8] {
    let exact = name + "Base64"
    guard value[exact] != nil else { return Array(try text(name, of: value).utf8) }
    guard let decoded = Base64.decode(try text(exact, of: value)) else {
      throw .invalid(line: line, member: exact, expected: "base64")
    }
    return decoded
  }

  private func offset(_ name: String, of value: JSONValue) throws(LedgerError) -> Int {
    guard case .number(let digits) = try member(name, of: value), let offset = Int(digits), offset >= 0 else {
      throw .invalid(line: line, member: name, expected: "a whole number from 0")
    }
    return offset
  }

  private func range(of value: JSONValue) throws(LedgerError) -> Range<Int> {
    let start = try offset("startByte", of: value)
    let end = try offset("endByte", of: value)
    guard start <= end else { throw .invalid(line: line, member: "endByte", expected: "at or after startByte") }
    return start..<end
  }

  private func confidence(of value: JSONValue) throws(LedgerError) -> Double {
    guard case .number(let digits) = try member("confidence", of: value), let share = Double(digits), 0...1 ~= share
    else { throw .invalid(line: line, member: "confidence", expected: "a number from 0 to 1") }
    return share
  }

  private func evidence(of value: JSONValue) throws(LedgerError) -> [Evidence] {
    guard case .object(let members) = try member("evidence", of: value) else {
      throw .invalid(line: line, member: "evidence", expected: "an object")
    }
    var facts: [Evidence] = []
    for member in members {
      switch member.value {
      case .string(let text): facts.append(Evidence(member.name, text))
      case .array(let values):
        for value in values {
          guard case .string(let text) = value else { throw notText(member.name) }
          facts.append(Evidence(member.name, text))
        }
      default: throw notText(member.name)
      }
    }
    return facts
  }

  private func joinedRules(of value: JSONValue) throws(LedgerError) -> [String] {
    guard let member = value["joinedRules"] else { return [] }
    let expected = LedgerError.invalid(line: line, member: "joinedRules", expected: "an array of strings")
    guard case .array(let values) = member else { throw expected }
    return try values.map { (value) throws(LedgerError) in
      guard case .string(let rule) = value else { throw expected }
      return rule
    }
  }

  private func notText(_ name: String) -> LedgerError {
    .invalid(line: line, member: "evidence.\(name)", expected: "a string, or an array of strings")
  }

  private func name<Name: RawRepresentable & CaseIterable>(_ name: String, of value: JSONValue) throws(LedgerError)
    -> Name where Name.RawValue == String
  {
    guard let known = Name(rawValue: try text(name, of: value)) else {
      let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid(line: line, member: name, expected: "one of \(names)")
    }
    return known
  }
}

/// One line of a ledger, read back.
public struct LedgerEntry: Hashable, Sendable {
  /// The name of the document.
  public var documentID: String
  /// The finding.
  public var finding: Finding
  /// The path of the cleaned text, if the line names it; usually only a document's first line does.
  public var output: String?

  /// Creates an entry.
  public init(documentID: String, finding: Finding, output: String? = nil) {
    self.documentID = documentID
    self.finding = finding
    self.output = output
  }
}

/// Why a line of a ledger cannot be read; lines count from 1.
public enum LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is not one JSON object.
  case malformed(line: Int, reason: String)
  /// A member is absent.
  case missing(line: Int, member: String)
  /// A member's value is not what the format asks for.
  case invalid(line: Int, member: String, expected: String)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .malformed(let line, let reason):
      "ledger line \(line) is not a JSON object: \(reason); use a ledger as it was written"
    case .missing(let line, let member):
      "ledger line \(line) has no member \"\(member)\"; use a ledger as it was written"
    case .invalid(let line, let member, let expected):
      "ledger line \(line): \"\(member)\" must be \(expected); use a ledger as it was written"
    }
  }
}
