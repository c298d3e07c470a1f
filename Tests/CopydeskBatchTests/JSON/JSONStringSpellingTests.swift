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

  /// Each begins a `Character` with the byte before it.
  @Test(arguments: ["\u{0E33}", "\u{0301}", "\u{200D}", "\u{FE0F}", "\u{1F3FD}", "\u{0E03}\u{0E33}"])
  func `an exception that begins with a mark is read from the ledger again`(mark: String) throws {
    let literal = literal(#"a\u0e01\u0e02 "# + mark + #" x\u0e04"# + mark)
    let spelling = JSONStringSpelling(of: literal)
    #expect(!spelling.exceptions.isEmpty)
    let read = try #require(JSONStringSpelling(ledgerValue: spelling.ledgerValue))
    #expect(read.content(of: literal.text) == literal.source)
  }

  @Test(arguments: ["\t0:\"}", "\t0:\\", "\t0:xx", "\t0:\\u0061\\u0061", "\t0:\n", "\t0:", "\t0:b"])
  func `a spelling that would write something else is refused`(value: String) throws {
    #expect(try #require(JSONStringSpelling(ledgerValue: value)).content(of: [0x61]) == nil)
  }

  @Test func `another text is refused, not trapped on`() {
    let spelling = JSONStringSpelling(ledgerValue: "\t90:x")
    #expect(spelling?.content(of: [0x61]) == nil)
  }
}
