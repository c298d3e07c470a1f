import Foundation
import Testing

@testable import CopydeskBatch

@Suite struct JSONTextTests {
  @Test func elementsAreFoundByteForByte() throws {
    let text = " [ {\"a\": \"], {\\\"\"} ,\n[1, 2], \"x\" ]\n"
    let bytes = Array(text.utf8)
    let elements = try #require(JSONText.elements(of: bytes)).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(elements == ["{\"a\": \"], {\\\"\"}", "[1, 2]", "\"x\""])
  }

  @Test(arguments: ["", "{}", "[", "[1", "[\"", "[\"\\", "[] x", "1", "[1}]"])
  func otherTextIsRefused(text: String) {
    // A stray closing brace is left to the parser of the element.
    let elements = JSONText.elements(of: Array(text.utf8))
    #expect(elements == nil || text == "[1}]")
  }

  @Test func anEmptyArrayHasNoElements() { #expect(JSONText.elements(of: Array("[ ]\n".utf8))?.isEmpty == true) }

  @Test(arguments: [
    "plain", "“é” 漢字 👩‍👩‍👧", "\u{0}\u{1F}\u{7F}\u{85}", "tab\tline\n\r", "\\ \"",
    "\u{200B}\u{A0}\u{FEFF}\u{E000}\u{10FFFF}",
  ])
  func quotedTextReadsBack(text: String) throws {
    let quoted = JSONText.quoted(text)
    let value = try JSONSerialization.jsonObject(with: Data(quoted.utf8), options: .fragmentsAllowed)
    #expect((value as? String).map { Array($0.utf8) } == Array(text.utf8))
    #expect(!quoted.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func whatCannotBeSeenIsEscaped() {
    #expect(JSONText.quoted("a\u{A0}b\u{200B}\u{1F600}") == "\"a\\u00a0b\\u200b\u{1F600}\"")
    #expect(JSONText.list(["a", "b\""]) == "[\"a\", \"b\\\"\"]")
  }
}
