import CopydeskTestSupport
import Copydesk
import Foundation
import Testing

@testable import CopydeskBatch

/// Runs over a folder whose cases clean to themselves or cannot match, whatever the rules are.
@Suite struct FixtureRunTests {
  private let folder: TemporaryFolder
  private let table = """
    [
      {"label": "stays", "input": "A clean line."},
      {
        "label": "differs",
        "input": "Another clean line.",
        "expected": "A third line."
      },
      {"label": "known",    "input": "Clean.", "expected": "Dirty.", "expect": "fail"},
      {"label": "repaired #1", "input": "Clean, too.", "expect": "fail"},
      {"label": "silent", "input": "Clean as well.", "rules": ["nothing-finds-this"]}
    ]

    """

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(table, to: "cases/table.json")
    try folder.write("A whole document.\n", to: "golden/document.input.txt")
    try folder.write("Another document.\n", to: "golden/document.expected.txt")
    try folder.write(
      "{\"rule\": \"gone\", \"outcome\": \"repaired\", \"start\": 0, \"end\": 1}\n",
      to: "golden/document.findings.jsonl")
    try folder.write("Untouched.\n", to: "golden/fine.input.txt")
    try folder.write("Untouched.\n", to: "golden/fine.expected.txt")
  }

  private func run() throws -> FixtureReport { try FixtureSuite.load(folder.path).run() }

  @Test func everyStatusIsTold() throws {
    let report = try run()
    #expect(
      report.results.map(\.status) == [.passed, .failed, .knownFailure, .unexpectedPass, .failed, .failed, .passed])
    #expect(report.mismatches.map(\.label) == ["differs", "repaired #1", "silent", "document"])
    #expect(
      report.results[1].problems == [
        "differs at byte 1", "expected: \"A third line.\"", "actual:   \"Another clean line.\"",
      ])
    #expect(report.results[4].problems == ["rule 'nothing-finds-this' found nothing"])
    #expect(report.results[5].problems.last?.hasPrefix("missing finding: {\"rule\": \"gone\"") == true)
  }

  @Test func aCaseMayAskForAConfigurationThereIsNot() throws {
    try folder.write("[{\"label\": \"a\", \"input\": \"\", \"only\": [\"no-such-rule\"]}]", to: "cases/table.json")
    let error = #expect(throws: FixtureError.self) { try run() }
    #expect(error?.description.contains("case 'a': no stage or rule is called 'no-such-rule'") == true)
  }

  @Test func aMissingExpectedTextIsAFailure() throws {
    try folder.write("x", to: "golden/new.input.txt")
    #expect(try run().results.last { $0.label == "new" }?.problems.first?.contains("--update") == true)
  }

  @Test func theTextReportNamesFilesAndCounts() throws {
    let text = try run().text()
    #expect(text.contains("\(folder.path)/cases/table.json: differs: failed\n  differs at byte 1\n"))
    #expect(text.contains("repaired #1: now repaired; set \"expect\" to \"pass\""))
    #expect(!text.contains("stays"))
    #expect(text.hasSuffix("7 fixtures: 2 passed, 3 failed, 1 repaired although marked as failing, 1 known failures\n"))
    #expect(try run().text(verbose: true).contains("stays: passed"))
  }

  @Test func tapNumbersEveryResult() throws {
    let lines = try run().tap().split(separator: "\n").map(String.init)
    #expect(lines.prefix(2) == ["TAP version 14", "1..7"])
    #expect(lines.contains("ok 1 - table: stays"))
    #expect(lines.contains("not ok 3 - table: known # TODO known failure"))
    #expect(lines.contains("not ok 4 - table: repaired \\#1"))
    #expect(lines.contains("    - \"differs at byte 1\""))
    #expect(lines.count { $0.hasPrefix("ok ") || $0.hasPrefix("not ok ") } == 7)
  }

  @Test func junitIsWellFormedAndCounts() throws {
    try folder.write(
      "[{\"label\": \"<a> & \\\"b\\\"\", \"input\": \"x\", \"expected\": \"\\u0001]]>\"}]", to: "cases/odd.json")
    let xml = try run().junit()
    #expect(xml.contains("<testsuites name=\"copydesk verify\" tests=\"8\" failures=\"5\" skipped=\"1\""))
    #expect(xml.contains("name=\"&lt;a&gt; &amp; &quot;b&quot;\""))
    #expect(xml.contains("<skipped message=\"known failure\"/>"))
    #expect(!xml.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(xml.ranges(of: "<testcase ").count == 8)
    #expect(xml.ranges(of: "<testsuite ").count == xml.ranges(of: "</testsuite>").count)
  }

  @Test func updateRewritesOnlyWhatDidNotMatch() throws {
    let suite = try FixtureSuite.load(folder.path)
    let written = try suite.update(from: try suite.run())
    #expect(
      written.map { $0.dropFirst(folder.path.count) } == [
        "/cases/table.json", "/golden/document.expected.txt", "/golden/document.findings.jsonl",
      ])
    #expect(try folder.read("golden/document.expected.txt") == "A whole document.\n")
    #expect(try folder.read("golden/document.findings.jsonl") == "")
    let updated = """
      [
        {"label": "stays", "input": "A clean line."},
        {
          "label": "differs",
          "input": "Another clean line."
        },
        {"label": "known",    "input": "Clean.", "expected": "Dirty.", "expect": "fail"},
        {
          "label": "repaired #1",
          "input": "Clean, too."
        },
        {
          "label": "silent",
          "input": "Clean as well."
        }
      ]

      """
    #expect(try folder.read("cases/table.json") == updated)
    #expect(try run().mismatches.isEmpty)
    let again = try FixtureSuite.load(folder.path)
    #expect(try again.update(from: try again.run()) == [])
  }

  @Test func aFileThatCannotBeWrittenIsNamed() throws {
    let suite = try FixtureSuite.load(folder.path)
    let report = try suite.run()
    try FileManager.default.removeItem(atPath: folder.path + "/cases")
    let error = #expect(throws: FixtureError.self) { try suite.update(from: report) }
    #expect(error?.description.contains("/cases/table.json cannot be written") == true)
  }
}
