import Copydesk
import CopydeskTestSupport
import Testing

/// Under which rule a change stands that several made, and when changes stay apart.
@Suite struct JointChangeTests {
  /// A rule of a stage with that stage's category, and a confidence of its own.
  private func rule(
    _ id: String, _ stage: StageID, _ before: String, _ after: String, _ confidence: Double
  ) -> ClosureRule {
    ClosureRule(id, stage: stage, category: Category(rawValue: stage.rawValue) ?? .encoding) { text, findings in
      let bytes = Array(text.view.buffer)
      guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: before.utf8) }) else { return }
      findings.repair(start..<start + before.utf8.count, with: after, confidence: confidence)
    }
  }

  private func findings(_ text: String, _ stages: Stage...) throws -> [Finding] {
    let cleaner = try Cleaner(Configuration(minimumConfidence: 0), stages: stages)
    try Laws(cleaner).expect(Array(text.utf8))
    return try cleaner.clean(Document(id: "t", text: text)).ledger.findings
  }

  @Test func aWordWrittenOverIsNotCalledASpace() throws {
    let found = try findings(
      "The clerk 's bag",
      Stage(.spacing, rules: [rule("close", .spacing, "clerk 's", "clerk's", 0.99)]),
      Stage(.scramble, rules: [rule("restore", .scramble, "The clerk's", "his", 0.31)]))
    #expect(found.count == 1)
    #expect(found.first?.rule == "restore")
    #expect(found.first?.category == .scramble)
    #expect(found.first?.confidence == 0.31)
    #expect(found.first?.joinedRules == ["close"])
    #expect(found.first?.before == Array("The clerk 's".utf8))
    #expect(found.first?.after == Array("his".utf8))
  }

  @Test(arguments: [
    (StageID.encoding, StageID.spacing, 0), (.spacing, .quotes, 1), (.quotes, .insertion, 1), (.layout, .insertion, 1),
    (.insertion, .scramble, 1),
  ])
  func theRuleThatReachesFarthestLeads(first: StageID, second: StageID, leader: Int) throws {
    let found = try findings(
      "xabx", Stage(first, rules: [rule("first", first, "ab", "cd", 0.9)]),
      Stage(second, rules: [rule("second", second, "d", "e", 0.8)]))
    #expect(found.map(\.rule) == [["first", "second"][leader]])
    #expect(found.map(\.joinedRules) == [[["first", "second"][1 - leader]]])
    #expect(found.map(\.confidence) == [0.8])
  }

  @Test func amongEqualsTheLeastConfidentLeads() throws {
    let found = try findings(
      "xabx", Stage(.encoding, rules: [rule("first", .encoding, "ab", "cd", 0.7)]),
      Stage(.quotes, rules: [rule("second", .quotes, "cd", "ef", 0.9)]))
    #expect(found.map(\.rule) == ["first"])
    #expect(found.first?.step == Edit(1..<3, with: Array("cd".utf8)))
    #expect(found.first?.after == Array("ef".utf8))
  }

  @Test func aRuleThatEditsAPlaceTwiceIsNamedOnce() throws {
    let found = try findings(
      "aaaa", Stage(.spacing, rules: [LiteralRule("halve", "aa", "a")]),
      Stage(.quotes, rules: [LiteralRule("turn", "a", "b", stage: .quotes)]))
    #expect(found.allSatisfy { !$0.joinedRules.contains($0.rule) })
    #expect(found.count == Set(found.map(\.range)).count)
    let alone = try findings("aaaa", Stage(.spacing, rules: [LiteralRule("halve", "aa", "a")]))
    #expect(alone.map(\.joinedRules) == [[]])
    #expect(alone.map(\.after) == [[0x61]])
  }

  @Test func changesThatShareNoByteStayApart() throws {
    let found = try findings(
      "xabx", Stage(.encoding, rules: [rule("mark", .encoding, "a", "c", 0.9)]),
      Stage(
        .quotes,
        rules: [
          ClosureRule("space", stage: .quotes) { text, findings in
            if text.view.reads("cb", at: 1) { findings.insert(" ", at: 2) }
          }
        ]))
    #expect(found.map(\.rule) == ["mark", "space"])
    #expect(found.map(\.range) == [1..<2, 2..<2])
    #expect(found.allSatisfy { $0.joinedRules.isEmpty && $0.step == nil })
  }
}
