import Testing

@testable import Copydesk

@Suite struct CliticTests {
  @Test(
    arguments: [
      ("s", 1), ("t ", 1), ("d.", 1), ("m,", 1), ("re", 2), ("VE", 2), ("ll\n", 2), ("S'", 1), ("", nil), ("so", nil),
      ("r", nil), ("v", nil), ("l", nil), ("red", nil), ("th", nil), ("em", nil), ("s2", nil), ("sé", nil),
    ] as [(String, Int?)])
  func endsWithItsLetters(text: String, length: Int?) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(Clitic.length(at: 0, in: ByteView($0)) == length) }
  }

  @Test(arguments: [("'", 1), ("’", 3), ("‘", 3), ("\"", nil), ("“", nil), ("", nil), ("′", nil)] as [(String, Int?)])
  func apostrophesHaveThreeShapes(text: String, length: Int?) {
    Array(text.utf8).withUnsafeBufferPointer { #expect(Apostrophe.length(at: 0, in: ByteView($0)) == length) }
  }
}
