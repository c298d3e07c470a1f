import CopydeskTestSupport
import Testing

@testable import Copydesk

@Suite struct ProposalSettlementTests {
  private func clean(_ text: String, _ rules: any Rule...) throws -> CleanedDocument {
    try Cleaner(Configuration(), stages: [Stage(.spacing, rules: rules)]).clean(Document(id: "t", text: text))
  }

  private func text(_ cleaned: CleanedDocument) -> String { String(decoding: cleaned.bytes, as: UTF8.self) }

  @Test func theEarlierRuleWinsTheBytes() throws {
    let cleaned = try clean("abc", LiteralRule("wide", "abc", "1"), LiteralRule("narrow", "b", "2"))
    #expect(text(cleaned) == "1")
    let other = try clean("abc", LiteralRule("narrow", "b", "2"), LiteralRule("wide", "abc", "1"))
    #expect(text(other) == "a2c")
  }

  @Test func aRuleMayTakeThePlaceOfSeveralLaterOnes() throws {
    let cleaned = try clean(
      "xaaay", LiteralRule("wide", "aaay", "1"), LiteralRule("start", "xa", "2"), LiteralRule("end", "ay", "3"))
    #expect(text(cleaned) == "x1")
  }

  @Test func theLaterRuleGetsItsTurnInTheNextPass() throws {
    let cleaned = try clean("abc", LiteralRule("wide", "ab", "b"), LiteralRule("narrow", "bc", "2"))
    #expect(text(cleaned) == "2")
    #expect(cleaned.statistics.passes == 3)
  }

  /// An insertion sorts before a replacement of the bytes behind it, whichever rule comes first.
  @Test(arguments: [true, false])
  func anInsertionMayTouchAReplacement(insertionFirst: Bool) throws {
    let insertion = ClosureRule("insertion") { text, findings in
      if let place = text.view.firstIndex(of: UInt8(ascii: "b"), from: 0) { findings.insert("+", at: place) }
    }
    let replacement = LiteralRule("replacement", "b", "2")
    let rules: [any Rule] = insertionFirst ? [insertion, replacement] : [replacement, insertion]
    let cleaned = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: rules)])
      .clean(Document(id: "t", text: "abc"))
    #expect(text(cleaned) == "a+2c")
    #expect(try cleaned.ledger.script().revert(from: cleaned.bytes) == Array("abc".utf8))
  }

  @Test func rulesOfOneLanguageSpareTheParagraphsOfOthers() throws {
    let english = "The ferry was late again, and nobody on the island was told xx why."
    let german = "Die Fähre kam wieder zu spät, und niemand auf der Insel wusste xx, warum das so ist."
    var rule = LiteralRule("english", "xx", "")
    rule.language = .english
    let cleaned = try clean(english + "\n\n" + german, rule)
    #expect(text(cleaned) == english.replacing("xx", with: "") + "\n\n" + german)
    rule.replacement = nil
    #expect(try clean(german + "\n" + english, rule).ledger.findings.count == 1)
  }

  @Test func lowConfidenceBecomesAFlag() throws {
    let cleaned = try clean("ab", LiteralRule("unsure", "b", "2", confidence: 0.5))
    #expect(text(cleaned) == "ab")
    #expect(cleaned.ledger.findings.map(\.outcome) == [.flagged])
    #expect(cleaned.ledger.findings.map(\.before) == [Array("b".utf8)])
  }

  @Test func aRepairThatChangesNothingIsNotReported() throws {
    let cleaned = try clean("ab", LiteralRule("idle", "b", "b"))
    #expect(cleaned.ledger.findings.isEmpty)
  }

  @Test func rangesOutsideTheTextAreClamped() throws {
    let wild = ClosureRule("wild") { text, findings in
      findings.flag(-5..<900)
      if text.count == 2 { findings.insert("!", at: 70) }
    }
    let cleaned = try clean("ab", wild)
    #expect(text(cleaned) == "ab!")
  }

  /// Random proposals of three rules: whatever they claim, the edits are sorted, disjoint and reversible.
  @Test func randomProposalsSettle() throws {
    let seed = SplitMix64.testSeed
    for round in 0..<3_000 {
      let rules: [any Rule] = (0..<3).map { rule in
        ClosureRule("rule-\(rule)") { text, findings in
          var random = SplitMix64(seed: seed &+ UInt64(round * 3 + rule))
          // Only the first pass acts: the mark a repair leaves tells the passes apart.
          guard text.view.firstIndex(of: UInt8(ascii: "#"), from: 0) == nil else { return }
          for _ in 0..<3 {
            let start = random.below(text.count + 1)
            let end = min(text.count, start + random.below(4))
            findings.repair(start..<end, with: random.once(in: 3) ? "#" : "##")
          }
        }
      }
      let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: rules)])
      try Laws(cleaner).expect(Array("abcdefghij".utf8), "seed \(seed), round \(round)")
    }
  }
}
