/// The run of one document through the pipeline: the map back to the original and what was found on the way.
struct DocumentRun {
  /// A repair or flag with its place in the original.
  private struct Entry {
    var rule: RuleInfo
    var range: Range<Int>
    var proposal: Proposal
    /// What the rule itself replaced, in the text it saw.
    var step: Edit
  }

  var statistics = RunStatistics()
  private let original: [UInt8]
  private var map = EditMap()
  private var repairs: [Entry] = []
  /// Flags of this pass only: those of the last pass, which changes nothing, describe the text as it is left.
  private var flags: [Entry] = []
  /// Flags of the first pass from rules that report on the text as it came.
  private var originalFlags: [Entry] = []
  private var isFirstPass = true

  init(_ original: [UInt8]) { self.original = original }

  mutating func startNextPass() {
    flags.removeAll(keepingCapacity: true)
    isFirstPass = false
  }

  mutating func record(_ settled: ProposalSettlement, of stage: ConfiguredStage, in text: WorkingText) {
    for proposal in settled.repairs {
      repairs.append(entry(proposal, stage))
    }
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
      rule: stage.rules[proposal.rule].info, range: map.original(of: proposal.range), proposal: proposal,
      step: Edit(proposal.range, with: proposal.replacement ?? []))
  }

  /// Joins repairs that fell on the same bytes and puts the ledger in order.
  mutating func finish(_ document: Document, _ text: ByteView) -> CleanedDocument {
    var findings: [Finding] = []
    findings.reserveCapacity(repairs.count + flags.count)
    var carried: Set<Range<Int>> = []
    for entry in repairs {
      guard let region = map.region(containing: entry.range) else { continue }
      let before = original[region.original]
      let after = text.buffer[region.current]
      // Two rules undid each other: nothing is left to report.
      if before.elementsEqual(after) { continue }
      var finding = Self.finding(entry, .repaired, region.original)
      finding.before = Array(before)
      if carried.insert(region.original).inserted {
        finding.after = Array(after)
      } else {
        finding.before = []
      }
      if finding.after != entry.proposal.replacement { finding.step = entry.step }
      findings.append(finding)
    }
    for entry in originalFlags + flags {
      var finding = Self.finding(entry, .flagged, entry.range)
      finding.before = Array(original[entry.range])
      findings.append(finding)
    }
    findings = findings.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
    return result(document, text, findings)
  }

  private static func finding(_ entry: Entry, _ outcome: Outcome, _ range: Range<Int>) -> Finding {
    Finding(
      rule: entry.rule.id, stage: entry.rule.stage, category: entry.rule.category, outcome: outcome,
      severity: entry.rule.severity, range: range, before: [], after: nil, confidence: entry.proposal.confidence,
      evidence: entry.proposal.evidence, step: nil)
  }

  private func result(_ document: Document, _ text: ByteView, _ findings: [Finding]) -> CleanedDocument {
    let ledger = Ledger(documentID: document.id, findings: findings)
    var statistics = statistics
    statistics.documents = 1
    statistics.bytes = original.count
    for finding in findings {
      switch finding.outcome {
      case .repaired: statistics.rules[finding.rule, default: .init()].repaired += 1
      case .flagged: statistics.rules[finding.rule, default: .init()].flagged += 1
      }
    }
    if findings.contains(where: { $0.after != nil }) { statistics.changedDocuments = 1 }
    return CleanedDocument(id: document.id, bytes: Array(text.buffer), ledger: ledger, statistics: statistics)
  }
}
