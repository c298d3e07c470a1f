import Testing

@testable import CopydeskReport

@Suite struct TextReportTests {
  @Test func `a run reads well without colour`() throws {
    let output = try SampleRun.write(TextReport(SampleRun.options, catalog: SampleRun.catalog))
    try Snapshot.expect(output, equals: "report.txt")
    #expect(!output.contains(0x1B))
  }

  @Test func `a run reads well in colour`() throws {
    var options = SampleRun.options
    options.color = true
    try Snapshot.expect(
      try SampleRun.write(TextReport(options, catalog: SampleRun.catalog)), equals: "report-color.txt")
  }

  @Test func `the text's own escape codes do not reach the terminal`() throws {
    var options = SampleRun.options
    options.color = true
    let output = String(
      decoding: try SampleRun.write(TextReport(options, catalog: SampleRun.catalog)), as: UTF8.self)
    #expect(output.contains("␛[31mred<U+202E>"))
  }

  @Test func `lines keep to the width`() throws {
    let output = try SampleRun.write(TextReport(SampleRun.options, catalog: SampleRun.catalog))
    let text = String(decoding: output, as: UTF8.self)
    let body = text.split(separator: "\n").prefix { !$0.contains("rule ") }
    #expect(body.allSatisfy { $0.unicodeScalars.count <= 72 })
  }
}
