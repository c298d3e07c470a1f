import Copydesk
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct DocumentExcerptTests {
  @Test func `a short document is whole`() throws {
    let (document, original) = try #require(try SampleRun.documents().first)
    let excerpt = DocumentExcerpt(document, original: original, limit: original.count)
    #expect(excerpt.cut == nil && excerpt.places == nil)
    #expect(excerpt.original == original && excerpt.document.bytes == document.bytes)
  }

  @Test func `a long document ends with a whole line, and says what is left out`() throws {
    let (document, original) = try #require(try SampleRun.documents().first)
    let excerpt = DocumentExcerpt(document, original: original, limit: 110)
    let cut = try #require(excerpt.cut)
    #expect(excerpt.original.last == 0x0A)
    #expect(
      cut == .init(shown: excerpt.original.count, bytes: original.count, findings: document.ledger.findings.count))
  }

  @Test func `the findings of an excerpt are counted`() throws {
    var builder = DocumentBuilder(String(repeating: "a ,b ", count: 6000))
    for place in 0..<6000 { builder.repair(place * 5 + 1..<place * 5 + 3, with: [0x2C], rule: "x") }
    let document = try builder.build()
    let excerpt = DocumentExcerpt(document, original: builder.original, limit: 1 << 20)
    #expect(excerpt.document.ledger.findings.count == DocumentExcerpt.findingLimit)
    #expect(excerpt.cut?.findings == 1000)
  }

  @Test(arguments: 0..<200)
  func `an excerpt's ledger turns its original into its text`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(12, &generator)
    for limit in [0, 1, 7, 20, 50, original.count / 2] {
      let excerpt = DocumentExcerpt(document, original: original, limit: limit)
      #expect(excerpt.original.count <= max(limit, 0) || excerpt.cut == nil)
      #expect(try excerpt.document.ledger.script().apply(to: excerpt.original) == excerpt.document.bytes)
      if let places = excerpt.places {
        #expect(places.map { document.ledger.findings[$0] } == excerpt.document.ledger.findings)
      }
    }
  }
}
