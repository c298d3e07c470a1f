import CopydeskTestSupport
import Testing

@testable import CopydeskBatch

@Suite struct FixtureTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.path + "/cases/review.json" }

  private func fixture(_ label: String, _ input: String) -> FixtureCase {
    FixtureCase(label: label, input: input, only: ["spaced-quote"])
  }

  @Test func `cases are added one by one, and the suite reads them`() throws {
    try folder.write("", to: "cases/.keep")
    #expect(try FixtureTable.append(fixture("one", "a \"quote\"\n"), to: file))
    #expect(try FixtureTable.append(fixture("two", "b"), to: file))
    #expect(try !FixtureTable.append(fixture("two", "b"), to: file))
    #expect(try FixtureTable.append(fixture("two", "c"), to: file))
    let suite = try FixtureSuite.load(folder.path)
    #expect(suite.groups.first?.cases.map(\.label) == ["one", "two", "two (2)"])
    #expect(suite.groups.first?.cases.map(\.input) == ["a \"quote\"\n", "b", "c"])
  }

  @Test(arguments: ["[]", " [ ] \n", "[\n  {\"label\": \"x\",   \"input\": \"y\"}\n]\n"])
  func `what the table had stays`(before: String) throws {
    try folder.write(before, to: "cases/review.json")
    #expect(try FixtureTable.append(fixture("new", "z"), to: file))
    let after = try folder.read("cases/review.json")
    #expect(before.contains("x") == after.contains("{\"label\": \"x\",   \"input\": \"y\"}"))
    #expect(try FixtureSuite.load(folder.path).groups.first?.cases.last?.label == "new")
  }

  @Test(arguments: ["{}", "[{}]", "[{\"label\": \"x\"}]", "no JSON", "[1"])
  func `what is no table is refused and stays`(before: String) throws {
    try folder.write(before, to: "cases/review.json")
    #expect(throws: FixtureError.self) { try FixtureTable.append(fixture("new", "z"), to: file) }
    #expect(try folder.read("cases/review.json") == before)
  }
}
