import Copydesk
import CopydeskTestSupport
import Testing

/// The checker must notice what it is there to notice.
@Suite struct LawCheckerTests {
  /// Replaces each text with what a closure makes of it.
  private struct WholeTextRule: Rule {
    var info: RuleInfo {
      RuleInfo(
        id: "whole-text", stage: .spacing, category: .spacing, safety: .safe, summary: "Rewrites a text.",
        explanation: "", examples: [])
    }
    var rewrite: @Sendable ([UInt8]) -> [UInt8]?

    func find(in text: WorkingText, into findings: inout FindingCollector) {
      if let result = rewrite(Array(text.view.buffer)) { findings.repair(0..<text.count, with: result) }
    }
  }

  private func violations(_ text: String, _ rewrite: @escaping @Sendable ([UInt8]) -> [UInt8]?) throws -> [String] {
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: [WholeTextRule(rewrite: rewrite)])])
    return try Laws(cleaner).violations(of: Array(text.utf8))
  }

  @Test func aLawfulCleanerBreaksNone() throws {
    #expect(try violations("a  b") { $0 == Array("a  b".utf8) ? Array("a b".utf8) : nil } == [])
  }

  @Test func aRuleThatNeverSettlesIsSeen() throws {
    let broken = try violations("a") { $0 + [0x61] }
    #expect(broken.contains { $0.hasPrefix("stable") })
  }

  @Test func aBlownUpTextIsSeen() throws {
    let broken = try violations("a") { $0.count < 500 ? [UInt8](repeating: 0x61, count: 500) : nil }
    #expect(broken.contains { $0.hasPrefix("bounded") })
  }

  @Test func brokenUTF8IsSeen() throws {
    let broken = try violations("é") { $0.count == 2 ? [0xC3] : nil }
    #expect(broken.contains { $0.hasPrefix("valid UTF-8") })
  }

  @Test func aRuleThatDependsOnMoreThanTheTextIsSeen() throws {
    /// What no rule may have: state.
    final class Counter: @unchecked Sendable { var calls = 0 }
    let counter = Counter()
    let broken = try violations("a") { _ in
      counter.calls += 1
      return counter.calls % 2 == 1 ? [UInt8(0x61 + counter.calls % 26)] : nil
    }
    #expect(broken.contains { $0.hasPrefix("deterministic") })
    #expect(broken.contains { $0.hasPrefix("idempotent") })
  }

  @Test func violationsBecomeIssues() throws {
    let growing = WholeTextRule { $0 + [0x61] }
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: [growing])])
    let laws = try Laws(cleaner)
    withKnownIssue { laws.expect([0x61]) }
  }

  @Test func assertionsNoticeAWrongTextAWrongPlaceAndAWrongRule() throws {
    let shorten = WholeTextRule { $0.count == 3 ? [0x61] : nil }
    let cleaner = try Cleaner(Configuration(), stages: [Stage(.spacing, rules: [shorten])])
    assertLedger("⟦aaa→a⟧", by: ["whole-text"], with: cleaner)
    withKnownIssue { assertRepair(input: "aaa", expected: "b", with: cleaner) }
    withKnownIssue { assertLedger("⟦aa→⟧a", by: ["whole-text"], with: cleaner) }
    withKnownIssue { assertLedger("⟦aaa→a⟧", by: ["other"], with: cleaner) }
    withKnownIssue { assertLedger("aaa", by: [], with: cleaner) }
  }
}
