import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ByteViewTests {
  private func view<Result>(_ text: String, _ body: (ByteView) -> Result) -> Result {
    Array(text.utf8).withUnsafeBufferPointer { body(ByteView($0)) }
  }

  @Test func readsOutsideTheTextGiveZero() {
    view("ab") { text in
      #expect(text[-1] == 0)
      #expect(text[0] == UInt8(ascii: "a"))
      #expect(text[2] == 0)
      #expect(text[.max] == 0)
      #expect(text[.min] == 0)
      #expect(text.byteClass(-1) == .newline)
      #expect(text.byteClass(2) == .newline)
      #expect(text.bytes(-4..<99) == Array("ab".utf8))
    }
  }

  @Test func literalsAreReadForwardsAndBackwards() {
    view("Say N'T") { text in
      #expect(text.reads("Say", at: 0))
      #expect(!text.reads("Say", at: 1))
      #expect(!text.reads("T.", at: 6))
      #expect(!text.reads("Say", at: -1))
      #expect(text.reads("N'T", endingAt: 7))
      #expect(!text.reads("N'T", endingAt: 2))
      #expect(text.readsIgnoringCase("n't", at: 4))
      #expect(!text.readsIgnoringCase("n't", at: 5))
    }
  }

  @Test func runsAreSkippedBothWays() {
    view("a  \t b") { text in
      let white = ByteClassSet(.space, .tab)
      #expect(text.skip(white, from: 1) == 5)
      #expect(text.skip(white, from: 0) == 0)
      #expect(text.skip(white, from: 6) == 6)
      #expect(text.skipBack(white, from: 5) == 1)
      #expect(text.skipBack(white, from: 99) == 6)
      #expect(text.firstIndex(of: UInt8(ascii: "b"), from: -3) == 5)
      #expect(text.firstIndex(of: UInt8(ascii: "z"), from: 0) == nil)
    }
  }

  @Test(arguments: [
    ("", []), ("a", [0..<1]), ("a\nb", [0..<1, 2..<3]), ("a\r\nb\rc\n", [0..<1, 3..<4, 5..<6]),
    ("\n\n", [0..<0, 1..<1]),
  ])
  func linesEndAtAnyTerminator(text: String, expected: [Range<Int>]) {
    view(text) { #expect($0.lines() == expected) }
  }
}
