internal import Copydesk
internal import Foundation

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
