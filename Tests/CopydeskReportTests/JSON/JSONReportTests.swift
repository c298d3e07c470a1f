import Foundation
import Testing

@testable import CopydeskReport

@Suite struct JSONReportTests {
  @Test func `the document is as recorded`() throws {
    try Snapshot.expect(
      try SampleRun.write(JSONReport(SampleRun.options, catalog: SampleRun.catalog)), equals: "report.json")
  }

  @Test func `Foundation reads it back`() throws {
    let output = try SampleRun.write(JSONReport(SampleRun.options, catalog: SampleRun.catalog))
    let report = try #require(try JSONSerialization.jsonObject(with: Data(output)) as? [String: Any])
    #expect(report["tool"] as? String == "copydesk")
    #expect(report["version"] as? String == "1.2.3")
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.map { $0["changed"] as? Bool } == [true, true, false, false])
    #expect(documents[1]["id"] as? String == "odd \"name\"\n<b>.txt")
    let findings = try #require(documents[0]["findings"] as? [[String: Any]])
    #expect(
      findings.map { $0["rule"] as? String }
        == ["spaced-contraction", "wrong-direction-quote", "house-rule", "missing-word"])
    let statistics = try #require(report["statistics"] as? [String: Any])
    #expect(statistics["documents"] as? Int == 4)
    #expect(statistics["changedDocuments"] as? Int == 2)
    let rules = try #require(statistics["rules"] as? [String: [String: Int]])
    #expect(rules["missing-word"] == ["repaired": 0, "flagged": 2, "nanoseconds": 0])
  }
}
