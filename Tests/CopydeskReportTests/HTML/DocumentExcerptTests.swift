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
    #expect(cut.shown == 0..<excerpt.original.count && cut.bytes == original.count && cut.part == 0)
    #expect(cut.findings == document.ledger.findings.count - excerpt.document.ledger.findings.count)
  }

  @Test func `the findings of an excerpt are counted`() throws {
    var builder = DocumentBuilder(String(repeating: "a ,b ", count: 6000))
    for place in 0..<6000 { builder.repair(place * 5 + 1..<place * 5 + 3, with: [0x2C], rule: "x") }
    let document = try builder.build()
    let excerpt = DocumentExcerpt(document, original: builder.original, limit: 1 << 20)
    #expect(excerpt.document.ledger.findings.count == DocumentParts.findingLimit)
    #expect(excerpt.cut?.findings == 1000)
    let rest = DocumentExcerpt(document, original: builder.original, limit: 1 << 20, part: 1)
    #expect(rest.places == Array(5000..<6000))
    #expect(rest.cut?.part == 1 && rest.cut?.parts == 2)
    #expect(excerpt.original + rest.original == builder.original)
  }

  @Test(arguments: 0..<200)
  func `an excerpt's ledger turns its original into its text`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(12, &generator)
    for limit in [0, 1, 7, 20, 50, original.count / 2] {
      var (originals, texts): ([UInt8], [UInt8]) = ([], [])
      var places: [Int] = []
      var part = 0
      while true {
        let excerpt = DocumentExcerpt(document, original: original, limit: limit, part: part)
        #expect(try excerpt.document.ledger.script().apply(to: excerpt.original) == excerpt.document.bytes)
        originals += excerpt.original
        texts += excerpt.document.bytes
        places += excerpt.places ?? Array(document.ledger.findings.indices)
        for (place, finding) in zip(excerpt.places ?? [], excerpt.document.ledger.findings) {
          #expect(document.ledger.findings[place].rule == finding.rule)
          #expect(document.ledger.findings[place].after == finding.after)
        }
        part += 1
        guard let cut = excerpt.cut, part < cut.parts else { break }
      }
      for part in DocumentParts(document.ledger.findings, original: original, limit: limit).ranges
      where part.count > max(limit, 1) {
        #expect(holdsOne(part, of: document, original), "\(part) with a limit of \(limit)")
      }
      // The parts together are the document, and each finding is in one.
      #expect(originals == original && texts == document.bytes)
      #expect(places.sorted() == Array(document.ledger.findings.indices))
    }
  }

  /// Whether a part is one change or one character.
  private func holdsOne(_ part: Range<Int>, of document: CleanedDocument, _ original: [UInt8]) -> Bool {
    document.ledger.findings.contains { $0.after != nil && $0.range == part }
      || !part.dropFirst().contains { TextBoundary.isBetweenCharacters(original, $0) }
  }
}
