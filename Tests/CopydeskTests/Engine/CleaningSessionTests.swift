import Copydesk
import CopydeskTestSupport
import Synchronization
import Testing

@Suite struct CleaningSessionTests {
  private func cleaner(_ configuration: Configuration = Configuration(), _ stages: Stage...) throws -> Cleaner {
    try Cleaner(configuration, stages: stages)
  }

  @Test func stagesSeeWhatEarlierOnesLeft() throws {
    let cleaner = try cleaner(
      Configuration(), Stage(.encoding, rules: [LiteralRule("first", "a", "b", stage: .encoding)]),
      Stage(.spacing, rules: [LiteralRule("second", "bb", "c")]))
    assertRepair(input: "ab", expected: "c", with: cleaner)
  }

  @Test func repairsOnTheSameBytesAreJoined() throws {
    let cleaner = try cleaner(
      Configuration(), Stage(.encoding, rules: [LiteralRule("first", "aa", "bc", stage: .encoding)]),
      Stage(.spacing, rules: [LiteralRule("second", "c", "d")]))
    assertLedger("x⟦aa→bd⟧x", by: ["first"], with: cleaner)
    let findings = try cleaner.clean(Document(id: "t", text: "xaax")).ledger.findings
    #expect(findings.first?.step == Edit(1..<3, with: Array("bc".utf8)))
    #expect(findings.first?.joinedRules == ["second"])
  }

  @Test func aLoneRepairHasNoStep() throws {
    let cleaner = try cleaner(Configuration(), Stage(.spacing, rules: [LiteralRule("only", "a", "b")]))
    let findings = try cleaner.clean(Document(id: "t", text: "a a")).ledger.findings
    #expect(findings.map(\.step) == [nil, nil])
    #expect(findings.map(\.range) == [0..<1, 2..<3])
  }

  @Test func passesRunToAFixedPoint() throws {
    let cleaner = try cleaner(Configuration(), Stage(.spacing, rules: [LiteralRule("halve", "aa", "a")]))
    let cleaned = try cleaner.clean(Document(id: "t", text: "aaaaaaaa"))
    #expect(cleaned.bytes == Array("a".utf8))
    #expect(cleaned.statistics.passes == 4)
    assertRepair(input: "aaaaaaaa", expected: "a", with: cleaner)
  }

  @Test func flagsAreThoseOfTheFinishedText() throws {
    let cleaner = try cleaner(
      Configuration(),
      Stage(
        .spacing,
        rules: [LiteralRule("mend", "b", "c"), LiteralRule("suspect", "b", nil), LiteralRule("look", "c", nil)]))
    assertRepair(input: "ab", expected: "ac", with: cleaner)
    let findings = try cleaner.clean(Document(id: "t", text: "ab")).ledger.findings
    #expect(findings.map(\.rule) == ["mend", "look"])
    #expect(findings.map(\.outcome) == [.repaired, .flagged])
    #expect(findings.map(\.range) == [1..<2, 1..<2])
  }

  @Test func aRuleThatReportsOnTheOriginalLooksAtATextOnce() throws {
    let looks = Mutex(0)
    let look = ClosureRule("look", stage: .spacing, reportsOriginal: true) { text, findings in
      looks.withLock { $0 += 1 }
      if text.view.reads("b", at: 1) { findings.flag(1..<2) }
    }
    let late = ClosureRule("late", stage: .gap) { text, findings in
      if text.view.reads("c", at: 2) { findings.repair(2..<3, with: "d") }
    }
    let mend = LiteralRule("mend", "e", "f", stage: .encoding)
    // The second pass changes nothing before the rule.
    let session = try Cleaner(
      Configuration(), stages: [Stage(.encoding, rules: [mend]), Stage(.spacing, rules: [look])]
    ).makeSession()
    #expect(session.clean(Document(id: "t", text: "abe")).statistics.passes == 2)
    #expect(looks.withLock { $0 } == 1)
    #expect(session.clean(Document(id: "t", text: "abe")).ledger.findings.map(\.rule) == ["look", "mend"])
    #expect(looks.withLock { $0 } == 2)
    // Here what comes after it does.
    let other = try cleaner(Configuration(), Stage(.spacing, rules: [look]), Stage(.gap, rules: [late]))
    #expect(try other.clean(Document(id: "t", text: "abc")).ledger.findings.map(\.rule) == ["look", "late"])
    #expect(looks.withLock { $0 } == 4)
  }

  @Test func aTextThatDoesNotSettleStaysAsItWas() throws {
    let cleaner = try cleaner(
      Configuration(), Stage(.spacing, rules: [LiteralRule("there", "a", "bb"), LiteralRule("back", "bb", "a")]))
    let cleaned = try cleaner.clean(Document(id: "t", text: "xay"))
    #expect(cleaned.bytes == Array("xay".utf8))
    #expect(cleaned.ledger.findings.map(\.rule) == ["unstable-text"])
    #expect(cleaned.ledger.findings.map(\.outcome) == [.flagged])
    #expect(try cleaned.ledger.script() == EditScript())
  }

  @Test func repairsThatUndoEachOtherLeaveNoTrace() throws {
    let there = ClosureRule("there", stage: .encoding) { text, findings in
      if text.view.reads("ab", at: 0) { findings.repair(0..<1, with: "c") }
    }
    let back = LiteralRule("back", "cb", "ab")
    let cleaned = try cleaner(Configuration(), Stage(.encoding, rules: [there]), Stage(.spacing, rules: [back]))
      .clean(Document(id: "t", text: "ab"))
    #expect(cleaned.bytes == Array("ab".utf8))
    #expect(!cleaned.isChanged)
    #expect(cleaned.ledger.findings.isEmpty)
  }

  @Test func anEmptyTextStaysEmpty() throws {
    let cleaner = try cleaner(Configuration(), Stage(.spacing, rules: [LiteralRule("any", "a", "b")]))
    assertLedger("", by: [], with: cleaner)
  }

  @Test func aRuleWhoseTriggerIsMissingDoesNotRun() throws {
    let trigger = PairTrigger(ByteClassSet(.lower), ByteClassSet(.digit))
    let cleaner = try cleaner(
      Configuration(), Stage(.spacing, rules: [LiteralRule("triggered", "x", "y", trigger: trigger)]))
    assertLedger("x 1", by: [], with: cleaner)
    assertRepair(input: "x a1", expected: "y a1", with: cleaner)
  }

  @Test func statisticsCountFindingsByRule() throws {
    let cleaner = try cleaner(
      Configuration(), Stage(.spacing, rules: [LiteralRule("mend", "a", "b"), LiteralRule("look", "c", nil)]))
    var total = RunStatistics()
    for text in ["aac", "ccc", "x"] { total += try cleaner.clean(Document(id: text, text: text)).statistics }
    #expect(total.rules["mend"]?.repaired == 2)
    #expect(total.rules["look"]?.flagged == 4)
    #expect(total.documents == 3)
    #expect(total.changedDocuments == 1)
    #expect(total.bytes == 7)
    #expect(total.passes == 4)
  }
}
