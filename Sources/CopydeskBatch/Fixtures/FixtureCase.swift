public import Copydesk
internal import Foundation

/// One row of a case table: a damaged text and what a careful editor would make of it.
public struct FixtureCase: Hashable, Sendable {
  /// Whether the case holds today.
  public enum Expectation: String, CaseIterable, Hashable, Sendable {
    /// The cleaned text must be the expected one.
    case pass
    /// A known failure: the cleaned text must *not* be the expected one, so that an accidental repair is noticed.
    case fail
  }

  /// What the case shows, unique in its table.
  public var label: String
  /// Why the case matters, or where its shape was seen.
  public var comment: String?
  /// The text to clean.
  public var input: String
  /// What it must read; nil if it must stay as it is.
  public var expected: String?
  /// Whether the case holds today.
  public var expect: Expectation
  /// Stages or rules to run alone; empty for all.
  public var only: [String]
  /// Rules that must be among the findings.
  public var rules: [String]
  /// The profile to clean under; nil for the run's own.
  public var profile: Profile?

  /// Creates a case.
  public init(
    label: String, comment: String? = nil, input: String, expected: String? = nil, expect: Expectation = .pass,
    only: [String] = [], rules: [String] = [], profile: Profile? = nil
  ) {
    self.label = label
    self.comment = comment
    self.input = input
    self.expected = expected
    self.expect = expect
    self.only = only
    self.rules = rules
    self.profile = profile
  }

  /// What the text must read after cleaning.
  public var wanted: String { expected ?? input }
}

extension FixtureCase {
  private static let keys: Set<String> = [
    "label", "comment", "input", "expected", "expect", "only", "rules", "profile",
  ]

  /// Reads a case from the JSON object it is written as.
  ///
  /// Unknown keys are refused: a misspelt `rules` would otherwise assert nothing.
  init(json: ArraySlice<UInt8>, file: String, line: Int) throws(FixtureError) {
    func malformed(_ reason: String) -> FixtureError { .malformedCase(file: file, line: line, reason: reason) }
    let object: [String: Any]
    do {
      let value = try JSONSerialization.jsonObject(with: Data(json), options: .fragmentsAllowed)
      guard let dictionary = value as? [String: Any] else { throw malformed("it is not an object") }
      object = dictionary
    } catch let error as FixtureError {
      throw error
    } catch {
      throw malformed("it is not JSON")
    }
    if let unknown = object.keys.sorted().first(where: { !Self.keys.contains($0) }) {
      throw malformed("there is no key '\(unknown)'; the keys are \(Self.keys.sorted().joined(separator: ", "))")
    }
    func value<Value>(_ key: String, _ type: Value.Type) throws(FixtureError) -> Value? {
      guard let found = object[key] else { return nil }
      guard let typed = found as? Value else { throw malformed("'\(key)' has the wrong type") }
      return typed
    }
    guard let label = try value("label", String.self), let input = try value("input", String.self) else {
      throw malformed("it needs a 'label' and an 'input'")
    }
    let expectName = try value("expect", String.self) ?? Expectation.pass.rawValue
    guard let expect = Expectation(rawValue: expectName) else { throw malformed("'expect' is 'pass' or 'fail'") }
    let profileName = try value("profile", String.self)
    let profile = profileName.flatMap(Profile.init(rawValue:))
    if profileName != nil, profile == nil {
      throw malformed("'profile' is one of \(Profile.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    self.init(
      label: label, comment: try value("comment", String.self), input: input,
      expected: try value("expected", String.self), expect: expect, only: try value("only", [String].self) ?? [],
      rules: try value("rules", [String].self) ?? [], profile: profile)
  }

  /// The case as the tables hold it: keys in one order, two spaces of indentation, defaults left out.
  var json: String {
    var lines = ["\"label\": \(JSONText.quoted(label))"]
    if let comment { lines.append("\"comment\": \(JSONText.quoted(comment))") }
    lines.append("\"input\": \(JSONText.quoted(input))")
    if let expected { lines.append("\"expected\": \(JSONText.quoted(expected))") }
    if expect != .pass { lines.append("\"expect\": \(JSONText.quoted(expect.rawValue))") }
    if !only.isEmpty { lines.append("\"only\": \(JSONText.list(only))") }
    if !rules.isEmpty { lines.append("\"rules\": \(JSONText.list(rules))") }
    if let profile { lines.append("\"profile\": \(JSONText.quoted(profile.rawValue))") }
    return "{\n    " + lines.joined(separator: ",\n    ") + "\n  }"
  }
}

/// A case table: one JSON file of cases.
public struct FixtureGroup: Hashable, Sendable {
  /// The file's name without its extension: `negative`.
  public var name: String
  /// The file's path.
  public var file: String
  /// The cases, in the file's order.
  public var cases: [FixtureCase]

  /// The file as it was read.
  var source: [UInt8]
  /// Where each case stands in ``source``.
  var ranges: [Range<Int>]

  /// Reads a table.
  init(name: String, file: String, source: [UInt8]) throws(FixtureError) {
    guard let ranges = JSONText.elements(of: source) else { throw .malformedTable(file: file) }
    self.name = name
    self.file = file
    self.source = source
    self.ranges = ranges
    cases = []
    var labels: Set<String> = []
    var line = 1
    var position = 0
    for range in ranges {
      line += source[position..<range.lowerBound].count { $0 == 0x0A }
      position = range.lowerBound
      let next = try FixtureCase(json: source[range], file: file, line: line)
      guard labels.insert(next.label).inserted else { throw .duplicateLabel(file: file, label: next.label) }
      cases.append(next)
    }
  }

  /// Where the last case ends, or the array begins if there is none; nil if there is no array.
  var end: Int? { ranges.last?.upperBound ?? source.firstIndex(of: UInt8(ascii: "[")).map { $0 + 1 } }

  /// The file with the given cases in the places of those read; the bytes of cases that did not change stay.
  func rendered(_ updated: [FixtureCase]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for (index, range) in ranges.enumerated() where updated[index] != cases[index] {
      result += source[position..<range.lowerBound]
      result += updated[index].json.utf8
      position = range.upperBound
    }
    return result + source[position...]
  }
}

/// A whole document with the text it must become: `NAME.input.txt` and `NAME.expected.txt`.
///
/// Bytes, not strings: golden inputs may hold invalid UTF-8.
public struct GoldenPair: Hashable, Sendable {
  /// The name both files share.
  public var name: String
  /// The path of the input.
  public var file: String
  /// The path of the expected text.
  public var expectedFile: String
  /// The path of the expected findings.
  public var findingsFile: String
  /// The text to clean.
  public var input: [UInt8]
  /// What it must read; nil if the file is missing, which only an update allows.
  public var expected: [UInt8]?
  /// The findings it must give, all of them; nil if there is no such file.
  public var findings: [FindingSummary]?
}
