import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch

@Suite struct FixtureSuiteTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func loadError() -> FixtureError? {
    do {
      _ = try FixtureSuite.load(folder.path)
      return nil
    } catch {
      return error
    }
  }

  @Test func tablesAndPairsAreReadInOrder() throws {
    try folder.write(
      "[{\"label\": \"b\", \"input\": \"x\"}, {\"label\": \"a\", \"input\": \"y\", \"expected\": \"z\"}]",
      to: "cases/two.json")
    try folder.write("[]", to: "cases/one.json")
    try folder.write([0xFF, 0x0A], to: "golden/raw.input.txt")
    try folder.write([0x0A], to: "golden/raw.expected.txt")
    try folder.write(
      "{\"rule\": \"r\", \"outcome\": \"flagged\", \"start\": 0, \"end\": 1}\n", to: "golden/raw.findings.jsonl")
    let suite = try FixtureSuite.load(folder.path)
    #expect(suite.groups.map(\.name) == ["one", "two"])
    #expect(suite.groups[1].cases.map(\.label) == ["b", "a"])
    #expect(suite.groups[1].cases.map(\.wanted) == ["x", "z"])
    #expect(suite.goldenPairs.map(\.input) == [[0xFF, 0x0A]])
    #expect(suite.goldenPairs[0].expected == [0x0A])
    #expect(suite.goldenPairs[0].findings == [FindingSummary(rule: "r", outcome: .flagged, range: 0..<1)])
  }

  @Test func everyKeyOfACaseIsRead() throws {
    try folder.write(
      """
      [{"label": "l", "comment": "c", "input": "i", "expected": "e", "expect": "fail", "only": ["spacing"],
        "rules": ["r"], "profile": "safe"}]
      """, to: "cases/all.json")
    let expected = FixtureCase(
      label: "l", comment: "c", input: "i", expected: "e", expect: .fail, only: ["spacing"], rules: ["r"],
      profile: .safe)
    #expect(try FixtureSuite.load(folder.path).groups[0].cases == [expected])
  }

  @Test(arguments: [
    ("{}", "is not a JSON array"),
    ("[1]", "all.json:1: case cannot be used: it is not an object"),
    ("[\n{\"label\": \"a\"}]", "all.json:2: case cannot be used: it needs a 'label' and an 'input'"),
    ("[{\"label\": \"a\", \"input\": 1}]", "'input' has the wrong type"),
    ("[{\"label\": \"a\", \"input\": \"x\", \"rule\": []}]", "there is no key 'rule'"),
    ("[{\"label\": \"a\", \"input\": \"x\", \"expect\": \"maybe\"}]", "'expect' is 'pass' or 'fail'"),
    ("[{\"label\": \"a\", \"input\": \"x\", \"profile\": \"bold\"}]", "'profile' is one of safe, standard, thorough"),
    ("[{\"label\": \"a\" \"input\": \"x\"}]", "it is not JSON"),
    ("[{\"label\": \"a\", \"input\": \"\"},\n{\"label\": \"a\", \"input\": \"\"}]", "two cases are labelled 'a'"),
  ])
  func unusableTablesAreNamed(table: String, message: String) throws {
    try folder.write(table, to: "cases/all.json")
    let error = try #require(loadError())
    #expect(error.description.contains(message), "\(error)")
    #expect(error.description.contains("cases/all.json"))
    #expect(!error.description.contains("\n"))
  }

  @Test func aFolderWithoutFixturesIsNamed() throws {
    #expect(loadError() == .empty(directory: folder.path))
    let missing = folder.path + "/nowhere"
    #expect(throws: FixtureError.unreadable(file: missing, reason: "there is no such folder")) {
      try FixtureSuite.load(missing)
    }
  }

  @Test func aMalformedFindingIsNamedByLine() throws {
    try folder.write("x", to: "golden/a.input.txt")
    try folder.write("\n{\"rule\": \"r\"}\n", to: "golden/a.findings.jsonl")
    #expect(loadError() == .malformedFinding(file: folder.path + "/golden/a.findings.jsonl", line: 2))
  }
}
