import Copydesk
import Foundation
import Testing

@testable import CopydeskReport

@Suite struct SARIFReportTests {
  private func run() throws -> [String: Any] {
    let output = try SampleRun.write(SARIFReport(SampleRun.options, catalog: SampleRun.catalog))
    let log = try #require(try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let runs = try #require(log["runs"] as? [[String: Any]])
    #expect(runs.count == 1)
    return try #require(runs.first)
  }

  @Test func `the log is as recorded`() throws {
    try Snapshot.expect(
      try SampleRun.write(SARIFReport(SampleRun.options, catalog: SampleRun.catalog)), equals: "report.sarif")
  }

  @Test func `every rule is described`() throws {
    let tool = try #require(try run()["tool"] as? [String: Any])
    let driver = try #require(tool["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "Copydesk")
    #expect(driver["version"] as? String == "1.2.3")
    #expect(driver["informationUri"] == nil)
    let rules = try #require(driver["rules"] as? [[String: Any]])
    // Three of the run, four of the engine, two of the readers of records.
    #expect(rules.count == 9)
    for rule in rules {
      #expect((rule["id"] as? String)?.isEmpty == false)
      for name in ["shortDescription", "fullDescription", "help"] {
        #expect((rule[name] as? [String: String])?["text"]?.isEmpty == false)
      }
      let level = (rule["defaultConfiguration"] as? [String: String])?["level"]
      #expect(["note", "warning", "error"].contains(level))
      let properties = try #require(rule["properties"] as? [String: Any])
      #expect(properties["category"] is String && properties["safety"] is String)
    }
  }

  @Test func `every result has a rule, a level, a message and a place`() throws {
    let run = try run()
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 7)
    let rules = SampleRun.catalog.rules.map(\.id)
    for result in results {
      let rule = try #require(result["ruleId"] as? String)
      #expect((result["ruleIndex"] as? Int).map { rules[$0] } == (rule == "house-rule" ? nil : rule))
      #expect(Severity(rawValue: try #require(result["level"] as? String)) != nil)
      #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
      let locations = try #require(result["locations"] as? [[String: [String: Any]]])
      let place = try #require(locations.first?["physicalLocation"])
      let uri = try #require((place["artifactLocation"] as? [String: String])?["uri"])
      #expect(URL(string: uri) != nil)
      let region = try #require(place["region"] as? [String: Int])
      for name in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[name] ?? 0 >= 1) }
      #expect(region["byteOffset"] != nil && region["byteLength"] != nil)
    }
  }

  @Test func `places are lines and columns from one`() throws {
    let results = try #require(try run()["results"] as? [[String: Any]])
    let first = try #require(results.first?["locations"] as? [[String: [String: Any]]])
    let region = first.first?["physicalLocation"]?["region"] as? [String: Int]
    #expect(
      region == [
        "startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 13, "byteOffset": 109, "byteLength": 6,
      ])
  }

  @Test func `the fixes make the cleaned text`() throws {
    let results = try #require(try run()["results"] as? [[String: Any]])
    let (document, original) = try #require(try SampleRun.documents().first)
    var changes: [EditScript.Change] = []
    for result in results.prefix(4) {
      guard let fixes = result["fixes"] as? [[String: [[String: Any]]]] else { continue }
      let change = try #require(fixes.first?["artifactChanges"]?.first)
      let replacement = try #require((change["replacements"] as? [[String: [String: Any]]])?.first)
      let start = try #require(replacement["deletedRegion"]?["byteOffset"] as? Int)
      let length = try #require(replacement["deletedRegion"]?["byteLength"] as? Int)
      let text = try #require(replacement["insertedContent"]?["text"] as? String)
      changes.append(
        .init(range: start..<start + length, before: Array(original[start..<start + length]), after: Array(text.utf8)))
    }
    #expect(try EditScript(changes).apply(to: original) == document.bytes)
  }

  @Test func `marks with a meaning in messages are escaped`() {
    #expect(SARIFResults.escape(#"[ Mr. {0} \ ]"#) == #"\[ Mr. {{0}} \\ \]"#)
  }

  @Test(arguments: [
    ("a/b.txt", "a/b.txt"), ("a b%.txt", "a%20b%25.txt"), ("/srv/é", "file:///srv/%C3%A9"), ("s3://x", "s3%3A//x"),
    ("\u{1}", "%01"),
  ])
  func `ids become URI references`(id: String, uri: String) { #expect(SARIFResults.uri(of: id) == uri) }
}
