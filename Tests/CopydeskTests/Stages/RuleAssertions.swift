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
  let wanted = MarkedLedger(marked)
  let cleaner = try Cleaner(
    Configuration(profile: profile, only: [rule], gapPolicy: gapPolicy), plugins: [WordRules(model: repairModel)])
  assertRepair(input: wanted.original, expected: wanted.repaired, with: cleaner, sourceLocation: sourceLocation)
  let found = try cleaner.clean(Document(id: "test", text: wanted.original)).ledger.findings
  #expect(found.allSatisfy { $0.rule == rule }, sourceLocation: sourceLocation)
  #expect(found.map(MarkedLedger.Entry.init) == wanted.entries, sourceLocation: sourceLocation)
}

/// A text with its findings written into it: `⟦before→after⟧` for a repair, `⟦before⟧` for a flag.
struct MarkedLedger {
  /// What a test compares of a finding.
  struct Entry: Hashable {
    var range: Range<Int>
    var before: String
    var after: String?
  }

  private(set) var original = ""
  private(set) var repaired = ""
  private(set) var entries: [Entry] = []

  init(_ marked: String) {
    for (index, piece) in marked.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
      let halves = piece.split(separator: "⟧", maxSplits: 1, omittingEmptySubsequences: false)
      if index > 0, let note = halves.first {
        let sides = note.split(separator: "→", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let before = sides[0]
        let after = sides.count > 1 ? sides[1] : nil
        let start = original.utf8.count
        entries.append(Entry(range: start..<start + before.utf8.count, before: before, after: after))
        original += before
        repaired += after ?? before
      }
      let plain = index == 0 ? piece : halves.count > 1 ? halves[1] : ""
      original += plain
      repaired += plain
    }
  }
}

extension MarkedLedger.Entry {
  init(_ finding: Finding) {
    self.init(
      range: finding.range, before: String(decoding: finding.before, as: UTF8.self),
      after: finding.outcome == .repaired ? finding.after.map { String(decoding: $0, as: UTF8.self) } : nil)
  }
}
