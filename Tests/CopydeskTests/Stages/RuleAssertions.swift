import Copydesk
import CopydeskTestSupport
import Testing
import WordRepair

/// Asserts what one rule alone makes of a text, and that no other finding is made.
///
/// The laws are checked on the way.
func expectRepair(
  _ rule: String, _ input: String, _ expected: String, repairModel: RepairModel? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let cleaner = try Cleaner(Configuration(only: [rule]), plugins: [WordRules(model: repairModel)])
  assertRepair(input: input, expected: expected, with: cleaner, sourceLocation: sourceLocation)
  let findings = try cleaner.clean(Document(id: "test", text: input)).ledger.findings
  #expect(findings.contains { $0.outcome == .repaired }, sourceLocation: sourceLocation)
  #expect(findings.allSatisfy { $0.rule == rule }, sourceLocation: sourceLocation)
}

/// Asserts that one rule alone neither changes nor reports anything.
func expectSilence(
  _ rule: String, _ text: String, repairModel: RepairModel? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let cleaner = try Cleaner(Configuration(only: [rule]), plugins: [WordRules(model: repairModel)])
  assertRepair(input: text, expected: text, with: cleaner, sourceLocation: sourceLocation)
  let findings = try cleaner.clean(Document(id: "test", text: text)).ledger.findings
  #expect(findings.map(\.range) == [], sourceLocation: sourceLocation)
}

/// Asserts the ledger of one rule: `⟦before→after⟧` is a repair, `⟦before⟧` a flag, in the original text.
func expectLedger(
  _ rule: String, _ marked: String, gapPolicy: GapPolicy = .keep, profile: Profile = .standard,
  repairModel: RepairModel? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let cleaner = try Cleaner(
    Configuration(profile: profile, only: [rule], gapPolicy: gapPolicy), plugins: [WordRules(model: repairModel)])
  let rules = MarkedLedger(marked).entries.map { _ in rule }
  assertLedger(marked, by: rules, with: cleaner, sourceLocation: sourceLocation)
}
