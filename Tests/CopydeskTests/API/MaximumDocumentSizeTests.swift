import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct MaximumDocumentSizeTests {
  @Test func aDocumentPassedThroughHasAVerdictWithoutBytes() throws {
    let cleaner = try Cleaner(Configuration(maximumDocumentSize: 4))
    #expect(try cleaner.clean(Document(id: "t", text: "a ,b")).ledger.findings.map(\.rule) != ["oversized-document"])
    let cleaned = try cleaner.clean(Document(id: "t", text: "a , b"))
    #expect(cleaned.bytes == Array("a , b".utf8))
    #expect(cleaned.ledger.findings.map(\.rule) == ["oversized-document"])
    #expect(cleaned.ledger.findings.map(\.range) == [0..<0])
    #expect(cleaned.ledger.findings.first?.evidence == [Evidence("bytes", "5"), Evidence("limit", "4")])
    try Laws(cleaner).expect(Array("a , b".utf8))
  }

  @Test(arguments: [("1", 1), ("500k", 512_000), ("4M", 4 << 20), ("1g", 1 << 30)])
  func sizesAreRead(text: String, size: Int) { #expect(ByteSize.bytes(text) == size) }

  @Test(arguments: ["", "0", "k", "-1", "+1", "1.5M", "4 M", "4MB", "9999999999999G", "１"])
  func noSizesAreRefused(text: String) { #expect(ByteSize.bytes(text) == nil) }
}
