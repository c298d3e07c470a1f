import Testing
import UnicodeText

@Suite("Pattern matcher")
struct PatternMatcherTests {
  private func ranges(_ pattern: String, in text: String) throws -> [Range<Int>] {
    let matcher = try PatternMatcher(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { matcher.ranges(in: $0) }
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
    #expect(try ranges("(a+)+(a+)+(a+)+b", in: text).isEmpty)
  }

  @Test("invalid bytes do not trap")
  func invalidBytes() throws {
    let matcher = try PatternMatcher("b")
    let found = [0x62, 0xFF, 0xC3, 0x62].withUnsafeBufferPointer { matcher.ranges(in: $0) }
    #expect(found.contains(0..<1))
  }
}
