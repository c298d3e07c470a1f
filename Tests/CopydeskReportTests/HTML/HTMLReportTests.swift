import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct HTMLReportTests {
  private func page() throws -> String {
    let output = try SampleRun.write(HTMLReport(SampleRun.options, catalog: SampleRun.catalog))
    return try #require(String(validating: output, as: UTF8.self))
  }

  @Test func `the page is as recorded`() throws {
    try Snapshot.expect(Array(try page().utf8), equals: "report.html")
  }

  @Test func `every element is closed where it should be`() throws {
    #expect(HTMLBalance.fault(in: try page()) == nil)
  }

  @Test func `nothing of a text is markup`() throws {
    let page = try page()
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; ␛[31mred&lt;U+202E&gt;"))
    #expect(page.contains("odd␣&quot;name&quot;⏎&lt;b&gt;.txt"))
    #expect(page.contains("ca\\xE2\\x80"))
    #expect(page.contains("<title>Nightly &lt;clean&gt;</title>"))
    #expect(page.contains("&lt;i&gt;: &quot;\u{301} x"))
  }

  @Test func `a quotation mark with an accent is escaped`() throws {
    #expect(
      HTMLEscape().escapeText("\"\u{301}<\u{301}&\u{301}'\u{301}\0")
        == "&quot;\u{301}&lt;\u{301}&amp;\u{301}&#39;\u{301}\u{FFFD}")
  }

  @Test func `it loads nothing`() throws {
    let page = try page()
    for name in [" src=", "@import", "url(", "http:", "https:", "<link"] { #expect(!page.contains(name)) }
  }

  @Test func `ids are unique and links lead to them`() throws {
    let page = try page()
    let ids = page.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    for name in ["href=\"#", "aria-describedby=\"", "aria-labelledby=\""] {
      for target in page.split(separator: name).dropFirst() { #expect(ids.contains(target.prefix { $0 != "\"" })) }
    }
  }

  @Test func `changes tell their rule, confidence and evidence`() throws {
    let page = try page()
    #expect(page.contains("spaced-contraction: repaired, confidence 99 %\nA contraction split in two.\nscheme: ptb"))
    #expect(page.contains("data-kinds=\"spacing:repaired\""))
    #expect(page.contains("<details><summary>2 paragraphs unchanged</summary>"))
  }

  @Test func `documents past the limit are counted`() throws {
    var options = SampleRun.options
    options.documentLimit = 1
    let output = try SampleRun.write(HTMLReport(options, catalog: SampleRun.catalog))
    let page = String(decoding: output, as: UTF8.self)
    #expect(page.contains("2 more documents have findings and are not shown"))
    #expect(!page.contains("id=\"d2\""))
    #expect(HTMLBalance.fault(in: page) == nil)
  }

  @Test(arguments: 0..<100)
  func `any text gives a well-formed page`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let documents = try (0..<2).map { _ in try RandomEdits.document(8, &generator) }
    let output = try SampleRun.write(HTMLReport(SampleRun.options, catalog: SampleRun.catalog), documents)
    #expect(HTMLBalance.fault(in: String(decoding: output, as: UTF8.self)) == nil)
  }
}
