internal import Bytes

/// The run of one document through the pipeline: the map back to the original and what was found on the way.
struct DocumentRun {
  /// A repair or flag with its place in the original.
  ///
  /// Rules go by their number in the pipeline.
  private struct Entry {
    var rule: Int
    var range: Range<Int>
    var proposal: Proposal
  }

  var passes = 0
  private let original: [UInt8]
  private let rules: [RuleTag]
  private var counts: [RunStatistics.RuleCount]
  private var map = EditMap()
  private var repairs: [Entry] = []
  /// Flags of this pass only: those of the last pass, which changes nothing, describe the text as it is left.
  private var flags: [Entry] = []
  /// Flags of the first pass from rules that report on the text as it came.
  private var originalFlags: [Entry] = []
  private(set) var isFirstPass = true

  init(_ original: [UInt8], rules: [RuleTag]) {
    self.original = original
    self.rules = rules
    counts = Array(repeating: RunStatistics.RuleCount(), count: rules.count)
  }

  /// The rules that changed the text in the last pass.
  private var changedRules: Set<Int> = []
  private var lastChangedRules: Set<Int> = []

  /// The ids of the rules that changed the text in the pass that ended last, in the order they run.
  var lastRules: [String] { lastChangedRules.sorted().map { rules[$0].id } }

  mutating func startNextPass() {
    lastChangedRules = changedRules
    changedRules.removeAll(keepingCapacity: true)
    flags.removeAll(keepingCapacity: true)
    isFirstPass = false
  }

  mutating func addTime(_ nanoseconds: UInt64, to rule: Int) { counts[rule].nanoseconds += nanoseconds }

  mutating func record(_ settled: ProposalSettlement, of stage: ConfiguredStage) {
    for proposal in settled.repairs {
      repairs.append(entry(proposal, stage))
      changedRules.insert(stage.firstRule + proposal.rule)
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
      rule: stage.firstRule + proposal.rule, range: map.original(of: proposal.range), proposal: proposal)
  }

  /// Joins repairs that fell on the same bytes and puts the ledger in order.
  mutating func finish(_ document: Document, _ text: ByteView) -> CleanedDocument {
    let flags = stillOpen(originalFlags, besides: repairs) + flags
    // Places are sorted before the findings are made: findings are large, and moving them about costs.
    var places: [Place] = []
    places.reserveCapacity(map.regions.count + flags.count)
    for (index, region) in map.regions.enumerated() {
      // Two rules undid each other: nothing is left to report.
      if original[region.original].elementsEqual(text.buffer[region.current]) { continue }
      places.append(
        Place(
          start: region.original.lowerBound, isBehind: !region.original.isEmpty, entry: lead(ofRegion: index),
          region: index))
    }
    for (index, flag) in flags.enumerated() {
      places.append(Place(start: flag.range.lowerBound, isBehind: true, entry: repairs.count + index, region: -1))
    }
    places.sort()
    var findings: [Finding] = []
    findings.reserveCapacity(places.count)
    for place in places {
      if place.region >= 0 {
        counts[repairs[place.entry].rule].repaired += 1
        findings.append(repaired(place.region, under: place.entry, text))
      } else {
        let flag = flags[place.entry - repairs.count]
        counts[flag.rule].flagged += 1
        findings.append(finding(flag, .flagged, flag.range, after: nil, confidence: flag.proposal.confidence))
      }
    }
    return result(document, text, findings)
  }

  /// The repair under whose name the change of a region stands: the least sure of those that made it.
  private func lead(ofRegion region: Int) -> Int {
    map.onlyEdit(ofRegion: region) ?? map.edits(ofRegion: region).min { sureness(of: $0) < sureness(of: $1) } ?? 0
  }

  private func sureness(of repair: Int) -> (Int, Double, Int) {
    let entry = repairs[repair]
    return (rules[entry.rule].reach.rawValue, entry.proposal.confidence, repair)
  }

  /// The change of a region, of which `lead` is the least sure repair.
  private func repaired(_ index: Int, under lead: Int, _ text: ByteView) -> Finding {
    let entry = repairs[lead]
    let region = map.regions[index]
    let after = Array(text.buffer[region.current])
    var made = finding(entry, .repaired, region.original, after: after, confidence: entry.proposal.confidence)
    if after != entry.proposal.replacement {
      made.step = Edit(entry.proposal.range, with: entry.proposal.replacement ?? [])
    }
    guard map.onlyEdit(ofRegion: index) == nil else { return made }
    var others: Set<Int> = []
    for repair in map.edits(ofRegion: index) {
      made.confidence = min(made.confidence, repairs[repair].proposal.confidence)
      others.insert(repairs[repair].rule)
    }
    others.remove(entry.rule)
    made.joinedRules = others.sorted().map { rules[$0].id }
    return made
  }

  /// The flags that no repair of their own rule made good in a later pass.
  private func stillOpen(_ flags: [Entry], besides repairs: [Entry]) -> [Entry] {
    let rules = Set(flags.map(\.rule))
    guard !rules.isEmpty else { return [] }
    let made = repairs.filter { rules.contains($0.rule) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    return flags.filter { flag in
      let end = made.partitionPoint { $0.range.lowerBound >= flag.range.upperBound }
      return !made[..<end].suffix(2).contains { $0.rule == flag.rule && $0.range.overlaps(flag.range) }
    }
  }

  /// Where a finding goes in the ledger: by start, insertions first, then in the order they were made.
  private struct Place: Comparable {
    var start: Int
    /// Whether it stands behind an insertion at its start, so that changes can be made in the ledger's order.
    var isBehind: Bool
    /// The number of a repair, or that of a flag counted on from the repairs.
    var entry: Int
    /// The changed region, or -1 for a flag.
    var region: Int

    static func < (lhs: Place, rhs: Place) -> Bool {
      if lhs.start != rhs.start { return lhs.start < rhs.start }
      return lhs.isBehind != rhs.isBehind ? rhs.isBehind : lhs.entry < rhs.entry
    }
  }

  private func finding(
    _ entry: Entry, _ outcome: Outcome, _ range: Range<Int>, after: [UInt8]?, confidence: Double
  ) -> Finding {
    let rule = rules[entry.rule]
    return Finding(
      rule: rule.id, stage: rule.stage, category: rule.category, outcome: outcome, severity: rule.severity,
      range: range, before: Array(original[range]), after: after, confidence: confidence,
      evidence: entry.proposal.evidence)
  }

  private func result(_ document: Document, _ text: ByteView, _ findings: [Finding]) -> CleanedDocument {
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.bytes = original.count
    statistics.passes = passes
    if findings.contains(where: { $0.after != nil }) { statistics.changedDocuments = 1 }
    statistics.rules.reserveCapacity(rules.count)
    for (rule, count) in zip(rules, counts) where count != RunStatistics.RuleCount() {
      statistics.rules[rule.id] = count
    }
    return CleanedDocument(
      id: document.id, bytes: Array(text.buffer), ledger: Ledger(documentID: document.id, findings: findings),
      statistics: statistics)
  }
}
