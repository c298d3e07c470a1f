import Testing

@testable import CopydeskReport

@Suite struct TextWrapperTests {
  private func wrapped(_ width: Int, _ pieces: [(String, TextStyle)], color: Bool = false) -> String {
    var wrapper = TextWrapper(width: width, indent: "  ", color: color)
    for (text, style) in pieces { wrapper.add(text, style) }
    return wrapper.finish()
  }

  @Test func `lines break at spaces only`() {
    #expect(wrapped(12, [("one two three four", .plain)]) == "  one two\n  three four\n")
    #expect(wrapped(4, [("unbreakable", .plain)]) == "  unbreakable\n")
    #expect(wrapped(0, [("one two three four", .plain)]) == "  one two three four\n")
  }

  @Test func `pieces of one word stay together`() {
    #expect(
      wrapped(14, [("it is do", .plain), ("␣", .removed), ("n't", .plain)]) == "  it is\n  do[-␣-]n't\n")
  }

  @Test func `colours start and end on every line`() {
    #expect(
      wrapped(7, [("old words", .removed)], color: true)
        == "  \u{1B}[31;9mold\u{1B}[0m\n  \u{1B}[31;9mwords\u{1B}[0m\n")
  }

  @Test func `wide characters take two columns`() {
    #expect(wrapped(8, [("中文 中文", .plain)]) == "  中文\n  中文\n")
  }

  @Test func `no text is no line`() { #expect(wrapped(10, [(" ", .plain)]).isEmpty) }
}
