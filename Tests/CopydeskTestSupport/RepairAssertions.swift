public import Copydesk
public import Testing

/// Asserts what a cleaner makes of a text.
///
/// Every text that passes through here is also held to the ``Laws``.
/// - Parameters:
///   - input: the damaged text.
///   - expected: the repaired text.
///   - cleaner: what to clean with.
///   - sourceLocation: where a failure is reported.
public func assertRepair(
  input: String, expected: String, with cleaner: Cleaner, sourceLocation: SourceLocation = #_sourceLocation
) {
  let bytes = Array(input.utf8)
  do {
    let cleaned = try cleaner.clean(Document(id: "test", bytes: bytes))
    #expect(String(decoding: cleaned.bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
    let laws = try Laws(cleaner)
    laws.expect(bytes, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// Asserts what a configuration of the standard stages makes of a text.
public func assertRepair(
  input: String, expected: String, only: Set<String> = [], profile: Profile = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    let cleaner = try Cleaner(Configuration(profile: profile, only: only))
    assertRepair(input: input, expected: expected, with: cleaner, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// Asserts a cleaner's ledger, written into the text as ``MarkedLedger`` has it.
///
/// The laws are checked on the way.
/// - Parameters:
///   - marked: the text with its findings.
///   - rules: the rules of the findings, in their order.
///   - cleaner: what to clean with.
///   - sourceLocation: where a failure is reported.
public func assertLedger(
  _ marked: String, by rules: [String], with cleaner: Cleaner, sourceLocation: SourceLocation = #_sourceLocation
) {
  let wanted = MarkedLedger(marked)
  assertRepair(input: wanted.original, expected: wanted.repaired, with: cleaner, sourceLocation: sourceLocation)
  do {
    let found = try cleaner.clean(Document(id: "test", text: wanted.original)).ledger.findings
    #expect(found.map(MarkedLedger.Entry.init) == wanted.entries, sourceLocation: sourceLocation)
    #expect(found.map(\.rule) == rules, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
