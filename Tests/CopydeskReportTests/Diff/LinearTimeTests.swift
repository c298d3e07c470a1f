import Copydesk
import CopydeskLedger
import CopydeskTestSupport
import Testing

@testable import CopydeskReport

/// Time may grow with the size of a text, and little faster: ten times the text within thirty times the time.
@Suite(.serialized) struct LinearTimeTests {
  /// Measures `work` on a tenth of `size` bytes and on all of them.
  private func checkGrowth(
    to size: Int = 1_000_000, _ work: (Int) throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let clock = ContinuousClock()
    try work(size / 100)
    let small = try clock.measure { try work(size / 10) }
    let large = try clock.measure { try work(size) }
    #expect(large < small * 30 + .milliseconds(200), sourceLocation: sourceLocation)
  }

  private func prose(_ count: Int, seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    let words = (0..<3000).map { Array("w\($0 * 7919 % 3001) ".utf8) }
    var text: [UInt8] = []
    while text.count < count {
      text += words.randomElement(using: &generator) ?? []
      if UInt8.random(in: 0...40, using: &generator) == 0 { text.append(0x0A) }
    }
    return text
  }

  /// A document with an edit or a flag every forty bytes.
  private func document(_ count: Int) throws -> (CleanedDocument, [UInt8]) {
    let original = prose(count, seed: 1)
    var builder = DocumentBuilder(original)
    for start in stride(from: 20, to: original.count - 20, by: 40) {
      if start % 3 == 0 { builder.flag(start..<start + 30) } else { builder.repair(start..<start + 2, with: [0x78]) }
    }
    return (try builder.build(), original)
  }

  @Test func `the difference a ledger tells`() throws {
    try checkGrowth {
      let (document, original) = try document($0)
      let diff = WordDiff(document, original: original)
      #expect(diff.isChanged)
    }
  }

  @Test func `the difference of two unrelated texts`() throws {
    try checkGrowth { #expect(WordDiff(original: prose($0, seed: 1), cleaned: prose($0, seed: 2)).isChanged) }
  }

  @Test func `the difference of two texts of one repeated word`() throws {
    try checkGrowth {
      let text = Array(repeatElement(Array("ha ".utf8), count: $0 / 3).joined())
      #expect(WordDiff(original: text, cleaned: Array("oh ".utf8) + text.dropLast(300) + [0x21]).isChanged)
    }
  }

  @Test func `a text that is one endless character`() throws {
    try checkGrowth {
      var builder = DocumentBuilder(Array(repeatElement(Array("\u{301}".utf8), count: $0 / 2).joined()))
      for start in stride(from: 0, to: builder.original.count - 2, by: 100) {
        if start % 200 == 0 { builder.flag(start..<start + 2) } else { builder.repair(start..<start + 2, with: []) }
      }
      let diff = WordDiff(try builder.build(), original: builder.original)
      #expect(diff.isChanged)
    }
  }

  @Test func `flags that all overlap`() throws {
    try checkGrowth {
      var builder = DocumentBuilder(prose($0, seed: 1))
      let count = builder.original.count
      for start in stride(from: 0, to: count / 2, by: 50) { builder.repair(start..<start + 1, with: [0x79]) }
      for start in stride(from: 1, to: count / 2, by: 50) {
        builder.add(
          Finding(
            rule: "missing-word", stage: .gap, category: .gap, outcome: .flagged, severity: .note,
            range: start..<count, before: [0x20], confidence: 0.5))
      }
      let diff = WordDiff(try builder.build(), original: builder.original)
      #expect(diff.isChanged)
    }
  }

  /// All but the one that has lines for documents with a place in a file alone.
  @Test(arguments: ReportFormat.allCases.filter { $0 != .rdjsonl })
  func `reports`(format: ReportFormat) throws {
    try checkGrowth(to: 300_000) {
      let output = try SampleRun.write(format.makeReport(ReportOptions()), [try document($0)])
      #expect(!output.isEmpty)
    }
  }

  @Test func `patches and ledgers`() throws {
    try checkGrowth {
      let (document, original) = try document($0)
      let diff = WordDiff(document, original: original)
      #expect(!UnifiedPatch.patch(diff, id: "a").isEmpty)
      #expect(!WordDiffPorcelain.lines(diff, id: "a").isEmpty)
      #expect(!LedgerLine.encode(document.ledger, original: original, output: nil).isEmpty)
    }
  }
}
