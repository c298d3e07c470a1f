import Copydesk
import CopydeskLedger
import CopydeskTestSupport
import Foundation
import Testing

@Suite struct LedgerLineTests {
  private let finding = Finding(
    rule: "spaced-contraction", stage: .spacing, category: .spacing, outcome: .repaired, severity: .warning,
    range: 5..<11, before: Array("do n't".utf8), after: Array("don't".utf8), confidence: 0.99,
    evidence: [Evidence("scheme", "ptb"), Evidence("also", "a \"b\"")])

  private func line(_ finding: Finding, extra: [(String, String)] = []) -> String {
    String(
      decoding: LedgerLine.encode(finding, documentID: "a/b.txt", codePoints: 5..<11, extra: extra), as: UTF8.self)
  }

  @Test func `members stand in the order of the format`() {
    #expect(
      line(finding, extra: [("output", "out/b.txt")]) == #"""
        {"id":"a/b.txt","rule":"spaced-contraction","stage":"spacing","category":"spacing","outcome":"repaired",\#
        "severity":"warning","start":5,"end":11,"startByte":5,"endByte":11,"before":"do n't","after":"don't",\#
        "confidence":0.99,"evidence":{"scheme":"ptb","also":"a \"b\""},"output":"out/b.txt"}

        """#)
  }

  @Test func `a flag has no after`() {
    var flag = finding
    flag.after = nil
    flag.outcome = .flagged
    flag.evidence = []
    #expect(line(flag).hasSuffix(#""before":"do n't","confidence":0.99,"evidence":{}}"# + "\n"))
  }

  @Test func `a joint change says what its rule did itself, and names the others`() {
    var joined = finding
    joined.step = Edit(2..<4, with: [0xE2, 0x80])
    joined.joinedRules = ["one", "two"]
    #expect(
      line(joined).hasSuffix(
        #""step":{"startByte":2,"endByte":4,"after":"\#u{FFFD}","afterBase64":"4oA="},"joinedRules":["one","two"]}"#
          + "\n"))
  }

  @Test func `the first line of a document has the version of the format`() {
    let ledger = Ledger(documentID: "a", findings: [finding, finding])
    let lines = String(decoding: LedgerLine.encode(ledger, original: [], output: nil), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.map { $0.contains(#","format":"2""#) } == [true, false])
  }

  @Test func `invalid bytes are carried exactly`() {
    var invalid = finding
    invalid.before = [0x61, 0xFF]
    invalid.after = [0x80]
    #expect(
      line(invalid).contains(
        #""before":"a\#u{FFFD}","beforeBase64":"Yf8=","after":"\#u{FFFD}","afterBase64":"gA==","confidence""#))
  }

  @Test func `places count code points of the original`() throws {
    var builder = DocumentBuilder("é “ x” 😀 , y")
    builder.repair("“ x", with: "“x")
    builder.repair(" ,", with: ",")
    let document = try builder.build()
    let lines = String(
      decoding: LedgerLine.encode(document.ledger, original: builder.original, output: "o.txt"), as: UTF8.self
    ).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains(#""start":2,"end":5,"startByte":3,"endByte":8,"#))
    #expect(lines[0].hasSuffix(#","output":"o.txt"}"#))
    #expect(lines[1].contains(#""start":8,"end":10,"startByte":16,"endByte":18,"#))
    #expect(!lines[1].contains("output"))
  }

  @Test func `a document without findings has no line`() {
    #expect(LedgerLine.encode(Ledger(documentID: "a"), original: [1, 2], output: "o").isEmpty)
  }

  @Test func `Foundation reads a line`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(line(finding).utf8)) as? [String: Any]
    #expect(object?["after"] as? String == "don't")
    #expect(object?["confidence"] as? Double == 0.99)
  }

  @Test(arguments: 0..<200)
  func `a ledger read back is the same`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (document, original) = try RandomEdits.document(8, &generator)
    var ledger = document.ledger
    for index in ledger.findings.indices {
      ledger.findings[index].confidence = .random(in: 0...1, using: &generator)
      ledger.findings[index].evidence = [Evidence("z", "1\n"), Evidence("a", "\u{2028}\""), Evidence("z", "again")]
      if ledger.findings[index].after == nil {
        ledger.findings[index].step = Edit(3..<9, with: RandomEdits.text(2, &generator))
        ledger.findings[index].joinedRules = ["other", "\"third"]
      }
    }
    let bytes = LedgerLine.encode(ledger, original: original, output: nil)
    var reader = LedgerReader()
    var findings: [Finding] = []
    for line in bytes.split(separator: 0x0A) {
      let entry = try reader.read(line: Array(line))
      #expect(entry.documentID == document.id)
      findings.append(entry.finding)
    }
    #expect(findings == ledger.findings)
  }
}
