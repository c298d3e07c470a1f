import Testing

@testable import Copydesk

@Suite struct DamageScoreTests {
  private func score(_ categories: [(Category, Outcome)], words: Int) -> Double {
    let findings = categories.map {
      Finding(
        rule: "r", stage: .decode, category: $0.0, outcome: $0.1, severity: .note, range: 0..<0, before: [],
        confidence: 1)
    }
    return DamageScore.score(
      Ledger(documentID: "a", findings: findings), original: Array(String(repeating: "word ", count: words).utf8))
  }

  @Test func `the documented figures`() {
    #expect(score([], words: 100) == 0)
    #expect(score(Array(repeating: (.spacing, .repaired), count: 12), words: 100) == 0.429)
    #expect(score([(.scramble, .flagged)], words: 100) == 0.8)
  }

  @Test func `more findings score more, more words less, and never beyond 1`() {
    #expect(score([(.gap, .flagged)], words: 100) > score([(.gap, .repaired)], words: 100))
    #expect(score([(.gap, .repaired)], words: 200) < score([(.gap, .repaired)], words: 100))
    #expect(score([(.spacing, .repaired)], words: 1) == score([(.spacing, .repaired)], words: 50))
    #expect(score(Array(repeating: (.scramble, .flagged), count: 10_000), words: 10) <= 1)
  }

  @Test func `text without spaces has words all the same`() {
    #expect(DamageScore.words(in: Array(String(repeating: "字", count: 800).utf8)) == 100)
    #expect(DamageScore.words(in: Array(" two  words\n".utf8)) == 2)
    #expect(DamageScore.words(in: []) == 0)
  }
}
