import UnicodeText

/// Cleans documents one after another with resources kept between them.
///
/// Not thread-safe; each task opens its own through ``Cleaner/makeSession()``.
public final class CleaningSession {
  /// Passes after which a text that keeps changing is given back as it came.
  ///
  /// Rules that follow their contract settle in two or three passes; the bound is for those that do not.
  static let passLimit = 12

  /// The largest text that any configuration can have looked at, in bytes: tokens hold 32-bit offsets.
  static let sizeLimit = TokenBuffer.maximumByteCount

  private let cleaner: Cleaner
  private let resources: TextResources
  /// What rules that report on the text as it came have already left as it is, by their number in the pipeline.
  ///
  /// They are the costly ones, and what they report is kept from the first pass.
  private var leftAlone: [Int: WorkingText] = [:]

  init(_ cleaner: Cleaner) throws(ConfigurationError) {
    self.cleaner = cleaner
    resources = try TextResources(cleaner.configuration, plugins: cleaner.plugins)
  }

  /// Cleans one document: runs the stages again and again until a pass changes nothing.
  ///
  /// Since every pass depends on the text alone, the result is a fixed point: cleaning it again changes nothing.
  /// A text that does not settle within the bound is given back unchanged with a finding.
  /// - Complexity: O(*n*) in the bytes of the document.
  public func clean(_ document: Document) -> CleanedDocument {
    guard document.bytes.count <= min(Self.sizeLimit, cleaner.configuration.maximumDocumentSize) else {
      return cleaner.oversized(document, byteCount: document.bytes.count)
    }
    var run = DocumentRun(document.bytes, rules: cleaner.rules)
    // They hold whole texts, and an idle session none.
    defer { leftAlone.removeAll(keepingCapacity: true) }
    resources.stoppedPattern = nil
    var text = WorkingText(document.bytes, resources: resources, documentID: document.id, source: document.source)
    for pass in 1...Self.passLimit {
      let before = text
      var encoding: String?
      var isDecoded = false
      for stage in cleaner.stages {
        if stage.id != .decode, !isDecoded {
          encoding = UndecodedText.encoding(of: text)
          isDecoded = true
        }
        if encoding != nil { break }
        if let edited = perform(stage, { !$0.waitsForLastPass }, on: text, &run) {
          text = WorkingText(edited, resources: resources, documentID: document.id, source: document.source)
        }
      }
      run.passes = pass
      if text.reads(as: before) {
        for stage in cleaner.stages where encoding == nil || stage.id == .decode {
          _ = perform(stage, \.waitsForLastPass, on: text, &run)
        }
        // What a stopped pattern should have protected may have been changed.
        if let pattern = resources.stoppedPattern {
          return unchanged(document, because: "stopped-pattern", [Evidence("pattern", pattern)])
        }
        let cleaned = run.finish(document, text.view)
        guard let encoding, cleaned.ledger.findings.isEmpty else { return cleaned }
        return unchanged(document, because: "undecoded-text", [Evidence("encoding", encoding)])
      }
      run.startNextPass()
    }
    return unchanged(document, because: "unstable-text", run.lastRules.map { Evidence("rule", $0) })
  }

  /// Runs the chosen rules of one stage; gives the edited text, or nil if nothing changed.
  ///
  /// Rules that only report wait until no pass changes the text any more: it is the same text they would see in the
  /// last pass, and they need not look at the earlier ones.
  private func perform(
    _ stage: ConfiguredStage, _ isChosen: (ConfiguredStage.ConfiguredRule) -> Bool, on text: WorkingText,
    _ run: inout DocumentRun
  ) -> [UInt8]? {
    var collector = FindingCollector(count: text.count)
    var last = MonotonicClock.nanoseconds
    for (index, configured) in stage.rules.enumerated() where isChosen(configured) {
      if let trigger = configured.trigger, !text.census.sets(off: trigger) { continue }
      let number = stage.firstRule + index
      if !run.isFirstPass, configured.reportsOriginal, leftAlone[number]?.reads(as: text) == true { continue }
      collector.rule = index
      collector.minimumConfidence = configured.minimumConfidence
      collector.keepsFlags = run.isFirstPass || !configured.reportsOriginal
      let known = collector.proposals.count
      configured.rule.find(in: text, into: &collector)
      if configured.reportsOriginal, collector.proposals[known...].allSatisfy({ $0.replacement == nil }) {
        leftAlone[number] = text
      }
      let now = MonotonicClock.nanoseconds
      run.addTime(now - last, to: number)
      last = now
    }
    guard !collector.proposals.isEmpty else { return nil }
    let settled = ProposalSettlement(collector.proposals, stage: stage, in: text)
    run.record(settled, of: stage)
    return settled.edits.isEmpty ? nil : settled.apply(to: text.view)
  }

  private func unchanged(
    _ document: Document, because rule: String, _ evidence: [Evidence] = []
  ) -> CleanedDocument {
    CleanedDocument(unchanged: document, byteCount: document.bytes.count, because: rule, evidence)
  }
}

extension Cleaner {
  /// A document that is larger than the configuration allows, passed through.
  ///
  /// - Parameters:
  ///   - document: its name, with its bytes or without them, where they go another way.
  ///   - byteCount: its size.
  /// - Returns: the document with its finding.
  package func oversized(_ document: Document, byteCount: Int) -> CleanedDocument {
    let limit = min(CleaningSession.sizeLimit, configuration.maximumDocumentSize)
    return CleanedDocument(
      unchanged: document, byteCount: byteCount, because: "oversized-document",
      [Evidence("bytes", String(byteCount)), Evidence("limit", String(limit))])
  }
}

extension CleanedDocument {
  /// A document passed through, with a verdict on the whole of it; that stands at its start and holds none of its text.
  fileprivate init(unchanged document: Document, byteCount: Int, because rule: String, _ evidence: [Evidence]) {
    let finding = Finding(
      rule: rule, stage: .decode, category: .encoding, outcome: .flagged, severity: .error, range: 0..<0, before: [],
      confidence: 1, evidence: evidence)
    var statistics = RunStatistics()
    statistics.documents = 1
    statistics.bytes = byteCount
    statistics.rules[rule] = .init(flagged: 1)
    self.init(
      id: document.id, bytes: document.bytes, ledger: Ledger(documentID: document.id, findings: [finding]),
      statistics: statistics)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads the system's monotonic clock.
///
/// `ContinuousClock` counts in attoseconds of 128 bits; read twice a rule, that was a twentieth of the time of a run.
enum MonotonicClock {
  /// Nanoseconds since some fixed point.
  static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
}
