import Testing
import UnicodeText

@Suite("Pattern matcher")
struct PatternMatcherTests {
  private func ranges(_ pattern: String, in text: String) throws -> [Range<Int>] {
    let matcher = try PatternMatcher(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { matcher.ranges(in: $0) ?? [] }
  }

  @Test("ranges are byte offsets")
  func byteOffsets() throws {
    #expect(try ranges(#"\bEUR \d+"#, in: "é EUR 20 ü EUR 5") == [3..<9, 13..<18])
  }

  @Test("empty matches are left out")
  func emptyMatches() throws {
    #expect(try ranges("x*", in: "axxb") == [1..<3])
  }

  @Test("a malformed pattern is an error that names the place")
  func malformed() {
    #expect(throws: ICUError.self) { try PatternMatcher("a(b") }
  }

  @Test("endless backtracking stops")
  func backtracking() throws {
    let text = String(repeating: "a", count: 200)
    let matcher = try PatternMatcher("(a+)+(a+)+(a+)+b")
    #expect(Array(text.utf8).withUnsafeBufferPointer { matcher.ranges(in: $0) } == nil)
    // And works in the next text, for it is that text which was too much.
    #expect(Array("xaaab".utf8).withUnsafeBufferPointer { matcher.ranges(in: $0) } == [1..<5])
  }

  @Test("a sound pattern comes to its end in a large text")
  func largeText() throws {
    let text = Array(String(repeating: "The mayor of the town said on Friday that it rained. ", count: 40_000).utf8)
    let matcher = try PatternMatcher(#"\b(\w+) of the (\w+?)\b|\s+$"#)
    #expect(text.withUnsafeBufferPointer { matcher.ranges(in: $0)?.count } == 40_001)
  }

  @Test("groups are byte offsets, by number and by name; a copy finds the same")
  func groups() throws {
    let matcher = try PatternMatcher(#"(?<first>\w+)~(\w+)(!)?"#).copy()
    #expect(matcher.groupCount == 3 && matcher.group(named: "first") == 1 && matcher.group(named: "last") == nil)
    var groups: [Range<Int>?] = []
    let isWhole = Array("é aé~b".utf8).withUnsafeBufferPointer { text in
      matcher.forEachMatch(in: text) { _ in groups = (0...3).map { matcher.group($0) } }
    }
    #expect(isWhole && groups == [3..<8, 3..<6, 7..<8, nil])
  }

  @Test("invalid bytes do not trap")
  func invalidBytes() throws {
    let matcher = try PatternMatcher("b")
    let found = [0x62, 0xFF, 0xC3, 0x62].withUnsafeBufferPointer { matcher.ranges(in: $0) }
    #expect(found?.contains(0..<1) == true)
  }
}
