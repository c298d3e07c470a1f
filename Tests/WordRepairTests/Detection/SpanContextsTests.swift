import Copydesk
import Testing

@testable import WordRepair

@Suite struct SpanContextsTests {
  @Test func preparedContextsAreThoseFoundOneByOne() throws {
    let text = try ScoredEnglish.text(
      "The old ship sank. It was the old ship, she said, and it was lost.\nIt sank again")
    var spans: [Range<Int>] = []
    for start in 0..<text.count {
      for end in (start + 1)...(start + 4) where end <= text.count && text.sentences[start] == text.sentences[end - 1] {
        spans.append(start..<end)
      }
    }
    var prepared = SpanContexts(text)
    prepared.prepare(spans)
    for span in spans {
      var single = SpanContexts(text)
      #expect(prepared.left(span) == single.left(span), "\(span)")
      #expect(prepared.right(span) == single.right(span), "\(span)")
    }
  }

  @Test func wordsThatBelongTogetherShareInformation() throws {
    let text = try ScoredEnglish.text("They met at the White House on Monday. They met at the told House on Monday.")
    var contexts = SpanContexts(text)
    // 0 They 1 met 2 at 3 the 4 White 5 House 6 on 7 Monday 8 . 9 They 10 met 11 at 12 the 13 told 14 House
    #expect(contexts.left(5..<6) > 1)
    #expect(contexts.left(13..<14) < 0)
    #expect(contexts.right(4..<5) > contexts.right(13..<14))
  }
}
