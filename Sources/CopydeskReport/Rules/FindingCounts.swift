import Copydesk

/// How often each rule repaired and flagged in one document.
struct FindingCounts {
  private(set) var rules: [String: (repaired: Int, flagged: Int)] = [:]
  private(set) var repaired = 0
  private(set) var flagged = 0

  init(_ ledger: Ledger) {
    for finding in ledger.findings {
      switch finding.outcome {
      case .repaired:
        repaired += 1
        rules[finding.rule, default: (0, 0)].repaired += 1
      case .flagged:
        flagged += 1
        rules[finding.rule, default: (0, 0)].flagged += 1
      }
    }
  }
}
