import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ProtectedSpansTests {
  private func spans(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      ProtectedSpans(in: ByteView(buffer), patterns: []).ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }

  @Test(arguments: [
    ("see http://example.org/a.b?c=d, then", ["http://example.org/a.b?c=d"]),
    ("(https://example.org/x)", ["https://example.org/x"]),
    ("at www.example.com.", ["www.example.com"]),
    ("write to mara.tollen@example.co.uk today", ["mara.tollen@example.co.uk"]),
    ("by @mara_tollen, again", ["@mara_tollen"]),
    ("under #harlow2019.", ["#harlow2019"]),
    ("open notes.pdf or map.jpeg", ["notes.pdf", "map.jpeg"]),
    ("from kestrelpost.com/news and vell.org", ["kestrelpost.com/news", "vell.org"]),
    ("“http://example.org” she said", ["http://example.org"]),
    ("“See http://example.org/a.”", ["http://example.org/a"]),
    ("link:http://example.org", ["http://example.org"]),
    ("‘vell.org’", ["vell.org"]),
  ])
  func addressesAreProtected(text: String, expected: [String]) { #expect(spans(text) == expected) }

  @Test(arguments: [
    "It ended.Then it began.", "the old world.at last", "Mr. Okell", "#1 in the list", "@ noon", "a.m.", "U.S.", "3.14",
    "wait...what", "either/or", "who,then", "note: nothing", "Ratio 3:2", "",
  ])
  func proseIsNot(text: String) { #expect(spans(text) == []) }

  @Test func editsInsideASpanAreDropped() throws {
    let stop = LiteralRule("stop", ".", "!")
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: [stop])])
    assertRepair(input: "Go to vell.org.", expected: "Go to vell.org!", with: cleaner)
  }

  @Test func aRuleMayAskForProtectedSpans() throws {
    let stop = LiteralRule("stop", ".", "!", editsProtectedSpans: true)
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: [stop])])
    assertRepair(input: "Go to vell.org.", expected: "Go to vell!org!", with: cleaner)
  }

  @Test func insertionsAtTheEdgesAreAllowed() {
    let bytes = Array("a @handle b".utf8)
    bytes.withUnsafeBufferPointer { buffer in
      let spans = ProtectedSpans(in: ByteView(buffer), patterns: [])
      #expect(spans.ranges == [2..<9])
      #expect(!spans.intersects(2..<2))
      #expect(!spans.intersects(9..<9))
      #expect(spans.intersects(3..<3))
      #expect(!spans.intersects(0..<2))
      #expect(spans.intersects(0..<3))
      #expect(spans.intersects(8..<11))
      #expect(!spans.intersects(9..<11))
    }
  }
}
