import CopydeskTestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func markersAreTakenOutAndTheirOffsetsKept() {
    let marked = MarkedText("1️⃣é2️⃣ ’3️⃣s")
    #expect(marked.text == "é ’s")
    #expect(marked.offsets == ["1️⃣": 0, "2️⃣": 2, "3️⃣": 6])
    #expect(marked.range("1️⃣", "3️⃣") == 0..<6)
    #expect(marked.range("3️⃣", "1️⃣") == nil)
    #expect(marked.range("1️⃣", "9️⃣") == nil)
  }

  @Test func textWithoutMarkersStaysByteForByte() {
    let text = "1 e\u{301}\r\n\u{FE0F}\u{20E3} 👩‍👩‍👧 2\u{FE0F}"
    #expect(Array(MarkedText(text).text.utf8) == Array(text.utf8))
    #expect(MarkedText(text).offsets.isEmpty)
  }
}
