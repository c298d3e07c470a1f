public import Copydesk
public import Testing

/// Asserts what a cleaner makes of a marked text and, if given, exactly which findings it reports.
///
/// Every text that passes through here is also held to the ``Laws``.
/// - Parameters:
///   - input: the damaged text with markers.
///   - expected: the repaired text, without markers.
///   - findings: every finding in the order of the ledger; nil not to look at them.
///   - cleaner: what to clean with.
///   - sourceLocation: where a failure is reported.
public func assertRepair(
  input: String, expected: String, findings: [FindingSpec]? = nil, with cleaner: Cleaner,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let marked = MarkedText(input)
  let bytes = Array(marked.text.utf8)
  do {
    let cleaned = try cleaner.clean(Document(id: "test", bytes: bytes))
    let actual = String(decoding: cleaned.bytes, as: UTF8.self)
    #expect(actual == expected, sourceLocation: sourceLocation)
    if let findings {
      let found = cleaned.ledger.findings.map { finding in
        "\(finding.rule) \(finding.outcome) \(finding.range)"
      }
      // A spec without an end takes the end of the finding in its place.
      let wanted = findings.enumerated().map { index, spec in
        let start = marked.offsets[spec.start] ?? -1
        let open = index < cleaned.ledger.findings.count ? cleaned.ledger.findings[index].range.upperBound : start
        let end = spec.end.map { marked.offsets[$0] ?? -1 } ?? open
        return "\(spec.rule) \(spec.outcome) \(start)..<\(end)"
      }
      #expect(found == wanted, sourceLocation: sourceLocation)
    }
    let laws = try Laws(cleaner)
    laws.expect(bytes, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// Asserts what a configuration of the standard stages makes of a marked text.
public func assertRepair(
  input: String, expected: String, findings: [FindingSpec]? = nil, only: Set<String> = [],
  profile: Profile = .standard, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    let cleaner = try Cleaner(Configuration(profile: profile, only: only))
    assertRepair(
      input: input, expected: expected, findings: findings, with: cleaner, sourceLocation: sourceLocation)
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}
