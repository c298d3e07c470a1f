package import Copydesk

/// Builds a cleaned document from findings, as an engine would give it.
package struct DocumentBuilder {
  package var id = "story.txt"
  package var original: [UInt8]
  private var findings: [Finding] = []

  package init(_ original: String) { self.original = Array(original.utf8) }
  package init(_ original: [UInt8]) { self.original = original }

  /// Repairs the first place that reads `before`.
  package mutating func repair(
    _ before: String, with after: String, rule: String = "spaced-contraction", stage: StageID = .spacing,
    category: Category = .spacing, severity: Severity = .warning, confidence: Double = 0.99, evidence: [Evidence] = []
  ) {
    guard let range = range(of: before) else { return }
    findings.append(
      Finding(
        rule: rule, stage: stage, category: category, outcome: .repaired, severity: severity, range: range,
        before: Array(original[range]), after: Array(after.utf8), confidence: confidence, evidence: evidence))
  }

  /// Repairs a range of bytes.
  package mutating func repair(_ range: Range<Int>, with after: [UInt8], rule: String = "overwritten-by-mention") {
    findings.append(
      Finding(
        rule: rule, stage: .scramble, category: .scramble, outcome: .repaired, severity: .error, range: range,
        before: Array(original[range]), after: after, confidence: 0.875))
  }

  /// Flags the first place that reads `text`.
  package mutating func flag(
    _ text: String, rule: String = "missing-word", stage: StageID = .gap, category: Category = .gap,
    confidence: Double = 0.6, evidence: [Evidence] = []
  ) {
    guard let range = range(of: text) else { return }
    flag(range, rule: rule, stage: stage, category: category, confidence: confidence, evidence: evidence)
  }

  /// Flags a range of bytes.
  package mutating func flag(
    _ range: Range<Int>, rule: String = "missing-word", stage: StageID = .gap, category: Category = .gap,
    confidence: Double = 0.6, evidence: [Evidence] = []
  ) {
    findings.append(
      Finding(
        rule: rule, stage: stage, category: category, outcome: .flagged, severity: .warning, range: range,
        before: Array(original[range]), confidence: confidence, evidence: evidence))
  }

  /// Adds a finding as it is.
  package mutating func add(_ finding: Finding) { findings.append(finding) }

  /// The document, with its findings in the order of a ledger.
  package func build() throws -> CleanedDocument {
    let sorted = findings.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }
    let ledger = Ledger(documentID: id, findings: sorted.map(\.element))
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.bytes = original.count
    statistics.passes = 2
    for finding in ledger.findings {
      switch finding.outcome {
      case .repaired: statistics.rules[finding.rule, default: .init()].repaired += 1
      case .flagged: statistics.rules[finding.rule, default: .init()].flagged += 1
      }
    }
    let cleaned = CleanedDocument(
      id: id, bytes: try ledger.script().apply(to: original), ledger: ledger, statistics: statistics)
    if cleaned.isChanged { statistics.changedDocuments = 1 }
    return CleanedDocument(id: id, bytes: cleaned.bytes, ledger: ledger, statistics: statistics)
  }

  private func range(of text: String) -> Range<Int>? {
    let bytes = Array(text.utf8)
    guard original.count >= bytes.count else { return nil }
    for start in 0...original.count - bytes.count where original[start...].starts(with: bytes) {
      return start..<start + bytes.count
    }
    return nil
  }
}
