/// The run of one document through the pipeline: the map back to the original and what was found on the way.
struct DocumentRun {
  /// A repair or flag with its place in the original.
  ///
  /// Rules go by their number in the pipeline: a copy of their description for each finding would cost more than
  /// finding it.
  private struct Entry {
    var rule: Int
    var range: Range<Int>
    var proposal: Proposal
  }

  var passes = 0
  private let original: [UInt8]
  private let rules: [RuleInfo]
  private var counts: [RunStatistics.RuleCount]
  private var map = EditMap()
  private var repairs: [Entry] = []
  /// Flags of this pass only: those of the last pass, which changes nothing, describe the text as it is left.
  private var flags: [Entry] = []
  /// Flags of the first pass from rules that report on the text as it came.
  private var originalFlags: [Entry] = []
  private var isFirstPass = true

  init(_ original: [UInt8], rules: [RuleInfo]) {
    self.original = original
    self.rules = rules
    counts = Array(repeating: RunStatistics.RuleCount(), count: rules.count)
  }

  mutating func startNextPass() {
    flags.removeAll(keepingCapacity: true)
    isFirstPass = false
  }

  mutating func addTime(_ nanoseconds: UInt64, to rule: Int) { counts[rule].nanoseconds += nanoseconds }

  mutating func record(_ settled: ProposalSettlement, of stage: ConfiguredStage) {
    for proposal in settled.repairs { repairs.append(entry(proposal, stage)) }
    for proposal in settled.flags {
      if !stage.rules[proposal.rule].reportsOriginal {
        flags.append(entry(proposal, stage))
      } else if isFirstPass {
        originalFlags.append(entry(proposal, stage))
      }
    }
    map.compose(settled.edits)
  }

  private func entry(_ proposal: Proposal, _ stage: ConfiguredStage) -> Entry {
    Entry(
      rule: stage.firstRule + proposal.rule, range: map.original(of: proposal.range), proposal: proposal)
  }

  /// Joins repairs that fell on the same bytes and puts the ledger in order.
  mutating func finish(_ document: Document, _ text: ByteView) -> CleanedDocument {
    var findings: [Finding] = []
    findings.reserveCapacity(repairs.count + flags.count + originalFlags.count)
    var carried: Set<Int> = []
    for entry in repairs {
      guard let index = map.regionIndex(containing: entry.range) else { continue }
      let region = map.regions[index]
      let after = text.buffer[region.current]
      // Two rules undid each other: nothing is left to report.
      if original[region.original].elementsEqual(after) { continue }
      var finding = finding(entry, .repaired, region.original)
      if carried.insert(index).inserted {
        finding.before = Array(original[region.original])
        finding.after = Array(after)
      }
      if finding.after != entry.proposal.replacement {
        finding.step = Edit(entry.proposal.range, with: entry.proposal.replacement ?? [])
      }
      counts[entry.rule].repaired += 1
      findings.append(finding)
    }
    for entry in originalFlags + flags {
      var finding = finding(entry, .flagged, entry.range)
      finding.before = Array(original[entry.range])
      counts[entry.rule].flagged += 1
      findings.append(finding)
    }
    return result(document, text, Self.sorted(findings))
  }

  /// By start, and among findings of one start in the order they were made.
  private static func sorted(_ findings: [Finding]) -> [Finding] {
    // Findings are large and hold references, so their places are sorted in their stead.
    let order = findings.indices.sorted {
      (findings[$0].range.lowerBound, $0) < (findings[$1].range.lowerBound, $1)
    }
    return order.map { findings[$0] }
  }

  private func finding(_ entry: Entry, _ outcome: Outcome, _ range: Range<Int>) -> Finding {
    let rule = rules[entry.rule]
    return Finding(
      rule: rule.id, stage: rule.stage, category: rule.category, outcome: outcome, severity: rule.severity,
      range: range, before: [], after: nil, confidence: entry.proposal.confidence, evidence: entry.proposal.evidence,
      step: nil)
  }

  private func result(_ document: Document, _ text: ByteView, _ findings: [Finding]) -> CleanedDocument {
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.bytes = original.count
    statistics.passes = passes
    if findings.contains(where: { $0.after != nil }) { statistics.changedDocuments = 1 }
    for (rule, count) in zip(rules, counts) where count != RunStatistics.RuleCount() {
      statistics.rules[rule.id] = count
    }
    return CleanedDocument(
      id: document.id, bytes: Array(text.buffer), ledger: Ledger(documentID: document.id, findings: findings),
      statistics: statistics)
  }
}
