import Testing

@testable import CopydeskBatch

@Suite struct JSONStringSpellingTests {
  private func literal(_ content: String) -> JSONStringLiteral { JSONStringLiteral(Array(content.utf8)[...]) }

  @Test func `every spelling is given back, through the ledger too`() throws {
    for seed in 0..<4000 as Range<UInt64> {
      var generator = JSONGenerator(seed: seed)
      let literal = literal(generator.content())
      let spelling = JSONStringSpelling(of: literal)
      #expect(spelling.content(of: literal.text) == literal.source, "seed \(seed)")
      let read = try #require(JSONStringSpelling(ledgerValue: spelling.ledgerValue), "seed \(seed)")
      #expect(read == spelling, "seed \(seed)")
    }
  }

  @Test(arguments: ["plain text", #"a\nb \"quoted\" ’"#, #"\u0001"#, #"\ud83d"#])
  func `what JSON writers do by default needs no note`(content: String) {
    #expect(JSONStringSpelling(of: literal(content)).isPlain)
  }

  @Test(arguments: [
    (#"\u00e9\u2019"#, "non-ascii"), (#"\u00E9"#, "non-ascii uppercase"), (#"a\/b"#, "solidus"),
    (#"\u003cb\u003e \u2028"#, "ascii-60 ascii-62 line-separator"), ("é \\u2019 ’", "\t3:\\u2019"),
  ])
  func `a style is named in words`(content: String, value: String) {
    #expect(JSONStringSpelling(of: literal(content)).ledgerValue == value)
  }

  @Test(arguments: ["nonsense", "ascii-200", "\tx:y", "\t-1:a", "\t5"])
  func `what is no spelling is refused`(value: String) {
    #expect(JSONStringSpelling(ledgerValue: value) == nil)
  }

  @Test func `another text is refused, not trapped on`() {
    let spelling = JSONStringSpelling(ledgerValue: "\t90:x")
    #expect(spelling?.content(of: [0x61]) == nil)
  }
}
