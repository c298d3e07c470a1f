import Copydesk
import CopydeskLedger
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct HTMLReportTests {
  private func page(_ options: ReportOptions = SampleRun.options) throws -> String {
    let output = try SampleRun.write(HTMLReport(options, catalog: SampleRun.catalog))
    return try #require(String(validating: output, as: UTF8.self))
  }

  private func index(of page: String) throws -> JSONValue {
    try JSONParser.parse(Array(BundledPage.element("index", in: page).utf8))
  }

  @Test func `the page is as recorded but for its script and style`() throws {
    var page = try page()
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
      let head = try #require(page.firstRange(of: start))
      let tail = try #require(page[head.upperBound...].firstRange(of: end))
      page.replaceSubrange(head.upperBound..<tail.lowerBound, with: "…")
    }
    try Snapshot.expect(Array(BundledPage.inflated(page).utf8), equals: "report.html")
  }

  @Test func `every element is closed where it should be`() throws {
    #expect(HTMLBalance.fault(in: try page()) == nil)
  }

  @Test func `nothing of a text is markup`() throws {
    let page = try page()
    #expect(!page.contains("<script>alert") && !page.contains("</i>: "))
    let documents = try BundledPage.inflated(page)
    #expect(documents.contains("<script>alert(\\\"x\\\")</script> & ␛[31mred<U+202E>"))
    #expect(documents.contains("ca\\\\xE2\\\\x80"))
    #expect(documents.contains("[\"<i>\",\"\\\"\u{301} x\"]"))
    #expect(page.contains("odd\\u2423\\\"name\\\"\\u23ce\\u003cb>.txt"))
    #expect(page.contains("<title>Nightly &lt;clean&gt;</title>"))
  }

  @Test func `a quotation mark with an accent is escaped`() throws {
    #expect(
      HTMLEscape().escapeText("\"\u{301}<\u{301}&\u{301}'\u{301}\0")
        == "&quot;\u{301}&lt;\u{301}&amp;\u{301}&#39;\u{301}\u{FFFD}")
  }

  @Test func `it loads nothing`() throws {
    let page = try page()
    for name in [" src=", "@import", "url(", "http:", "https:", "<link"] { #expect(!page.contains(name)) }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func `ids are unique and labels lead to them`() throws {
    let page = try page()
    let markup = try #require(page.firstRange(of: "<script>")).lowerBound
    let ids = page[..<markup].split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == ids.count)
    for target in page[..<markup].split(separator: "aria-labelledby=\"").dropFirst() {
      #expect(ids.contains(target.prefix { $0 != "\"" }))
    }
  }

  @Test func `the overview says what was damaged, what was done and how sure`() throws {
    let page = try page()
    #expect(page.contains("3 of 4 documents had damage"))
    #expect(page.contains("4 places repaired, 75 % of them with a confidence of 95 % or more; 3 places only flagged"))
    for title in ["What was damaged", "How sure", "How badly", "Where the time went"] { #expect(page.contains(title)) }
  }

  @Test func `a document carries its changes with rule, confidence and evidence`() throws {
    let page = try page()
    let rules = try #require(try index(of: page)["rules"]?.elements)
    let documents = try BundledPage.documents(of: page)
    let story = try #require(documents.first)
    let first = try #require(story["f"]?.elements?.first?.elements)
    #expect(rules.first?["id"] == .string("spaced-contraction"))
    #expect(first.prefix(3) == [.number("0"), .number("0"), .number("99")])
    #expect(Array(first.suffix(2)) == [.string("do n't"), .string("don't")])
    #expect(story["e"]?.elements?.first?.elements?.first?.elements == [.string("scheme"), .string("ptb")])
    let paragraphs = try #require(story["p"]?.elements)
    #expect(paragraphs.count == 4)
    #expect(paragraphs.first == .string("The harbour reopened on Monday after the storm."))
    #expect(documents.count == 3 && documents[2]["notes"]?.elements?.count == 1)
  }

  @Test func `a document carries its changes in the order of triage`() throws {
    let story = try #require(try BundledPage.documents(of: page()).first)
    let groups = try #require(story["g"]?.elements).map { $0.elements ?? [] }
    // The flag about words, the unsure space, the sure mark, the sure space.
    #expect(groups.map { $0[0] } == ["0", "3", "2", "3"].map { JSONValue.number($0) })
    #expect(groups.map { $0[1] } == ["61000", "12", "10", "1"].map { JSONValue.number($0) })
    let changes = groups.flatMap { $0.dropFirst(2) }
    #expect(changes.count == 4 && (0..<4).allSatisfy { changes.contains(.number(String($0))) })
  }

  @Test func `documents without findings are listed by name`() throws {
    let index = try index(of: page())
    #expect(index["undamaged"]?.elements?.map { $0.elements?.first } == [.string("news/clean.txt")])
    var options = SampleRun.options
    options.documentLimit = 0
    #expect(try self.index(of: page(options))["unlisted"] == .number("1"))
  }

  @Test func `how the run was made and how it is undone stand in the overview`() throws {
    var options = SampleRun.options
    options.run = RunHeader(
      command: RunHeader.commandLine(["copydesk", "clean", "a b.txt", "--output", "it's"]), profile: "standard",
      model: "built-in", inputs: (1...14).map { "\($0).txt" }, started: "2026-01-01T00:00:00Z",
      undo: "copydesk revert <e>.jsonl")
    let page = try page(options)
    #expect(page.contains("<dd>copydesk clean &#39;a b.txt&#39; --output &#39;it&#39;\\&#39;&#39;s&#39;</dd>"))
    #expect(page.contains("12.txt and 2 more") && page.contains("<dd>standard</dd>"))
    #expect(page.contains("<code>copydesk revert &lt;e&gt;.jsonl</code>"))
    #expect(HTMLBalance.fault(in: page) == nil)
    #expect(try !self.page().contains("class=\"run\""))
  }

  @Test func `documents past the limits are counted or listed`() throws {
    var options = SampleRun.options
    options.documentLimit = 1
    let short = try page(options)
    #expect(short.contains("2 more documents have findings and are not listed."))
    #expect(try BundledPage.documents(of: short).count == 1)
    #expect(HTMLBalance.fault(in: short) == nil)
    options = SampleRun.options
    options.pageBytes = 1
    let listed = try page(options)
    #expect(listed.contains("2 of the documents below cannot be opened"))
    #expect(try index(of: listed)["documents"]?.elements?.count == 3)
    #expect(try BundledPage.documents(of: listed).count == 1)
  }

  @Test func `bundles say which documents they hold`() throws {
    let (document, original) = try #require(try SampleRun.documents().first)
    let output = try SampleRun.write(
      HTMLReport(SampleRun.options, catalog: SampleRun.catalog), Array(repeating: (document, original), count: 700))
    let page = String(decoding: output, as: UTF8.self)
    let firsts = try #require(try index(of: page)["bundles"]?.elements)
    #expect(firsts.count > 1 && firsts.first == .number("1"))
    let counts = try firsts.indices.map { try BundledPage.bundle($0, of: page).count }
    #expect(counts.reduce(0, +) == 700)
    var next = 1
    for (first, count) in zip(firsts, counts) {
      #expect(first == .number(String(next)))
      next += count
    }
  }

  @Test(arguments: 0..<100)
  func `any text gives a well-formed page`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let documents = try (0..<2).map { _ in try RandomEdits.document(8, &generator) }
    for bytes in [1 << 18, 40] {
      var options = SampleRun.options
      options.shownBytes = bytes
      let output = try SampleRun.write(HTMLReport(options, catalog: SampleRun.catalog), documents)
      let page = String(decoding: output, as: UTF8.self)
      #expect(HTMLBalance.fault(in: page) == nil)
      let rows = try #require(try index(of: page)["documents"]?.elements)
      #expect(try BundledPage.documents(of: page).count == rows.count)
    }
  }
}

extension JSONValue {
  /// The values of an array.
  var elements: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }
}
