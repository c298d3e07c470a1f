import Copydesk
import CopydeskTestSupport
import Testing

@Suite struct TokenizedTextTests {
  @Test(arguments: [
    ("It rained , he said . They do n't mind .", "penn-treebank"),
    ("It rained , he said . They don 't mind .", "moses"),
    ("It ' s late , he said . They don ' t mind .", "naive"),
    ("A ten - year plan , he said , and they do n't mind .", "spacy"),
    ("IT RAINED , HE SAID .", "unknown"),
  ])
  func reportsTheSchemeAtTheStart(text: String, scheme: String) throws {
    assertRepair(input: text, expected: text, only: ["tokenized-text"])
    let cleaned = try Cleaner(Configuration(only: ["tokenized-text"])).clean(Document(id: "test", text: text))
    let finding = try #require(cleaned.ledger.findings.first)
    #expect(cleaned.ledger.findings.count == 1)
    #expect(finding.range == 0..<0)
    #expect(finding.outcome == .flagged)
    #expect(finding.before == [])
    #expect(finding.evidence.first == Evidence("scheme", scheme))
    #expect(finding.confidence > 0.5)
  }

  @Test func reportsTheTextAsItCame() throws {
    let text = "It rained , he said . They do n't mind ."
    let cleaned = try Cleaner(Configuration(only: ["spacing", "punctuation"])).clean(Document(id: "test", text: text))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == "It rained, he said. They don't mind.")
    #expect(cleaned.ledger.findings.contains { $0.rule == "tokenized-text" })
  }

  @Test(arguments: [
    "It rained, he said. They don't mind.",
    "It rained , he said. They left.",
    "Qui paie ? Personne ! Pourquoi ?",
    "",
    "HARLOW BAY",
  ])
  func saysNothingOfProse(text: String) throws {
    try expectSilence("tokenized-text", text)
  }
}
