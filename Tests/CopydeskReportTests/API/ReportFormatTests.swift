import Copydesk
import CopydeskReport
import CopydeskTestSupport
import Testing

@Suite struct ReportFormatTests {
  @Test(
    arguments: [
      ("a.txt", .text), ("out/b.JSON", .json), ("c.sarif", .sarif), ("/d.html", .html), ("e.htm", .html),
      ("f.pdf", nil), ("txt", nil), (".txt", nil), ("a.txt/b", nil), ("", nil), ("a.", nil),
    ] as [(String, ReportFormat?)])
  func `the extension tells the format`(path: String, format: ReportFormat?) {
    #expect(ReportFormat(path: path) == format)
  }

  @Test(arguments: ReportFormat.allCases)
  func `every format writes a run without documents`(format: ReportFormat) throws {
    let output = try SampleRun.write(format.makeReport(ReportOptions()), [])
    // A format of lines has none then.
    #expect(output.last == 0x0A || output.isEmpty && [.jsonl, .rdjsonl].contains(format))
  }

  @Test(arguments: ReportFormat.allCases.filter { ![.jsonl, .rdjsonl].contains($0) })
  func `what the sink throws reaches the caller`(format: ReportFormat) {
    struct Full: Error {}
    var report = format.makeReport(ReportOptions())
    #expect(throws: Full.self) {
      try report.begin { _ in throw Full() }
      try report.finish(RunStatistics()) { _ in throw Full() }
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func `a ledger of a longer text is no hindrance`(format: ReportFormat) throws {
    let documents = try SampleRun.documents().map { ($0.0, Array($0.1.prefix(30))) }
    let output = try SampleRun.write(format.makeReport(ReportOptions()), documents)
    #expect(String(validating: output, as: UTF8.self) != nil)
  }

  @Test(arguments: ReportFormat.allCases, 0..<40)
  func `any text can be reported`(format: ReportFormat, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let documents = try (0..<3).map { _ in try RandomEdits.document(6, &generator) }
    let options = ReportOptions(color: seed % 2 == 0, width: 20, contextWords: 2)
    let first = try SampleRun.write(format.makeReport(options), documents)
    #expect(String(validating: first, as: UTF8.self) != nil)
    #expect(try SampleRun.write(format.makeReport(options), documents) == first)
  }
}
