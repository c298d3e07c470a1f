import Copydesk
import Testing

@Suite struct RepeatedParagraphTests {
  private static let long = "The mayor said that the bridge would open in May."

  @Test func reportsTheLaterOnes() throws {
    let first = Evidence("first-at-byte", "0")
    try expectLayout(
      "repeated-paragraph", "\(Self.long)\n\n⟦\(Self.long)⟧\n\nNobody asked.\n  ⟦\(Self.long)⟧  \n", outcome: .flagged,
      evidence: [first, first])
  }

  @Test(arguments: [
    // One byte apart, in the middle.
    "\(long)\n\n\(long.replacing("bridge", with: "fridge"))",
    // Seven words.
    "The mayor said it would open soon.\nThe mayor said it would open soon.",
    "\(long) \(long)",
    "",
  ])
  func leavesOthers(text: String) throws {
    try expectLayout("repeated-paragraph", text)
  }

  @Test func takesLinearTimeOnParagraphsThatAgreeAtBothEnds() throws {
    let lines = (0..<5_000).map {
      "The mayor said that the number \($0 + 100_000) would be drawn on Monday in the hall."
    }
    let text = (lines + lines.prefix(3)).joined(separator: "\n")
    let cleaner = try Cleaner(Configuration(only: ["repeated-paragraph"]))
    let cleaned = try cleaner.clean(Document(id: "a", text: text))
    #expect(cleaned.ledger.findings.map(\.outcome) == [.flagged, .flagged, .flagged])
  }
}
