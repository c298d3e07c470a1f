import CopydeskTestSupport
import Testing

@Suite struct MarkedLedgerTests {
  @Test func marksAreTakenOutAndTheirPlacesKept() {
    let marked = MarkedLedger("é⟦ ’→’⟧s, ⟦a⟧ b⟦→.⟧")
    #expect(marked.original == "é ’s, a b")
    #expect(marked.repaired == "é’s, a b.")
    #expect(marked.entries.map(\.range) == [2..<6, 9..<10, 12..<12])
    #expect(marked.entries.map(\.before) == [" ’", "a", ""])
    #expect(marked.entries.map(\.after) == ["’", nil, "."])
  }

  @Test func textWithoutMarksStaysByteForByte() {
    let text = "1 e\u{301}\r\n\u{FE0F}\u{20E3} 👩‍👩‍👧 2\u{FE0F}"
    #expect(Array(MarkedLedger(text).original.utf8) == Array(text.utf8))
    #expect(Array(MarkedLedger(text).repaired.utf8) == Array(text.utf8))
    #expect(MarkedLedger(text).entries.isEmpty)
  }
}
