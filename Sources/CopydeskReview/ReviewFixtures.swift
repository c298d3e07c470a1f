internal import Copydesk
internal import CopydeskBatch

/// Writes refused findings as negative cases for `Fixtures/cases`: text that must stay as it is.
struct ReviewFixtures {
  private let manifest: RunManifest

  init(_ manifest: RunManifest) { self.manifest = manifest }

  /// The case of one finding: the lines it stands in, which the rule alone must leave as they are.
  func fixture(_ number: Int64, _ place: Int) throws -> FixtureCase {
    guard let document = try manifest.document(number) else {
      throw ReviewError.noSuchFinding(document: number, finding: nil)
    }
    let findings = try manifest.findings(of: number)
    guard findings.indices.contains(place) else { throw ReviewError.noSuchFinding(document: number, finding: place) }
    let original = try manifest.originalText(of: document)
    let finding = findings[place]
    let range = finding.range.clamped(to: 0..<original.count)
    let start = original[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = original[range.upperBound...].firstIndex(of: 0x0A) ?? original.count
    return FixtureCase(
      label: "refused \(finding.rule) in \(document.name), byte \(finding.range.lowerBound)",
      comment: try manifest.decisions(about: number).first { $0.finding == place }?.reason,
      input: String(decoding: original[start..<max(start, end)], as: UTF8.self), only: [finding.rule])
  }
}
