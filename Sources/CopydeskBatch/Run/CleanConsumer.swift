internal import Copydesk

/// Writes cleaned texts, the ledger, reports and the manifest.
struct CleanConsumer: BatchConsumer {
  private let job: CleanJob
  private let inputGuard: InputGuard
  private let opener: OutputOpener
  private let ledger: LedgerWriter?
  /// Files that wait to take the place of their originals until the ledger is safe.
  private let pending: PendingFiles?
  private var router: DocumentRouter
  /// The ledger's place when the current input began.
  private var ledgerMark: LedgerWriter.Mark?
  private var inputNumber: Int64 = 0
  /// Whether anything was written of the current input.
  private var hasBegunInput = false
  /// Inputs that an earlier part of the run began and that this part has not reached yet.
  private var awaited: [Int64: String]
  private var bytesSinceBorder = 0
  /// Where the current input can be gone on with, if what was written ends there.
  private var border: ReadPosition?
  /// Whether an input has begun and not ended.
  private var isInInput = false
  private var lastCheckpoint = ContinuousClock.now
  private let clock = ContinuousClock()

  init(_ job: CleanJob, inputGuard: InputGuard, manifest: RunManifest?) throws(BatchError) {
    self.job = job
    self.inputGuard = inputGuard
    pending = job.plan.isInPlace ? PendingFiles() : nil
    opener = OutputOpener(manifest: manifest, pending: pending)
    try manifest?.begin()
    awaited = try manifest?.begunInputs() ?? [:]
    if let path = job.ledger { ledger = try opener.openLedger(path, records: job.records) } else { ledger = nil }
    router = DocumentRouter(
      plan: job.plan, quarantine: job.quarantine, rejects: job.rejects, records: job.records, opener: opener,
      inputGuard: inputGuard)
    for report in job.reports { try report.begin(resumes: manifest != nil) }
  }

  var products: BatchProducts {
    var products: BatchProducts = job.plan.writesNothing ? [] : .output
    if ledger != nil || opener.manifest != nil { products.insert(.ledger) }
    if !job.reports.isEmpty { products.insert(.documents) }
    if opener.manifest != nil || job.quarantine != nil { products.insert(.results) }
    return products
  }

  var quarantineThreshold: Double? { job.quarantine?.threshold }

  /// In place, what cannot be read would be gone.
  var keepsCutInputs: Bool { !job.plan.isInPlace }

  func progress(of input: InputFile) throws(BatchError) -> InputProgress {
    try opener.manifest?.progress(of: input) ?? .new
  }

  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    do throws(BatchError) {
      if let ledger, !job.plan.joinsInputs { ledgerMark = try ledger.mark() }
      hasBegunInput = try opener.manifest?.progress(of: input).isPartial ?? false
      border = nil
      isInInput = true
      inputNumber = try opener.manifest?.begin(input) ?? 0
      awaited[inputNumber] = nil
    } catch {
      throw .run(error)
    }
    do throws(BatchError) {
      try router.begin(input)
    } catch {
      throw try refused(error, summary)
    }
  }

  /// What an output that cannot be written is: the input's failure, of which nothing stays, or the run's.
  ///
  /// A full disk ends the run, and the input is left as it is, so that a resumed run goes on with it.
  private mutating func refused(_ error: BatchError, _ summary: BatchSummary) throws(DeliveryError) -> DeliveryError {
    if job.plan.joinsInputs { return .run(error) }
    if error.endsRun { return .input(error) }
    do throws(BatchError) {
      try giveUp(.failed(error), summary)
    } catch {
      throw .run(error)
    }
    return .input(error)
  }

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    var placements: [DocumentRouter.Placement] = []
    hasBegunInput = true
    do throws(BatchError) {
      try router.write(block, of: input, &placements)
    } catch {
      // The reader may have taken some of the block before it closed the pipe; the ledger must have all of that.
      if case .brokenPipe = error, ledger?.path != "-" {
        do throws(BatchError) {
          try writeLedger(of: block, placements, input)
          try ledger?.end()
          try ledger?.finish()
        } catch {
          throw .run(error)
        }
      }
      // A pipe that closed ends the run; another file may have room elsewhere.
      throw try refused(error, summary)
    }
    do throws(BatchError) {
      try writeLedger(of: block, placements, input)
      for report in job.reports {
        for document in block.documents { try report.add(document) }
      }
      bytesSinceBorder += block.inputSize
      let isBorder = bytesSinceBorder >= job.checkpoints.distance
      if isBorder {
        bytesSinceBorder = 0
        for stream in router.streams { try stream.writer.endFrame() }
      }
      // A plain text is done or not; there is no border inside it.
      border = nil
      guard let manifest = opener.manifest, let end = block.end, isBorder || !compresses(input) else { return }
      border = end
      if clock.now - lastCheckpoint >= job.checkpoints.interval {
        try manifest.note(end, of: inputNumber)
        try checkpoint(summary)
      }
    } catch {
      throw .run(error)
    }
  }

  /// Writes the ledger's lines, with the places documents went to, and adds the documents to the manifest.
  ///
  /// The lines are kept once, and entries name their parts: a slice for each would make every further line copy them all.
  private func writeLedger(
    of block: ProcessedBlock, _ placements: [DocumentRouter.Placement], _ input: InputFile
  ) throws(BatchError) {
    guard ledger != nil || opener.manifest != nil else { return }
    var entries: [RunManifest.Entry] = []
    var lines: [UInt8] = []
    lines.reserveCapacity(block.ledger.count + 64 * block.items.count)
    var counts = LedgerWriter.Counts()
    for (item, placement) in zip(block.items, placements) {
      let members = item.hasLedger ? placement.members : []
      let start = lines.count
      if !item.ledger.isEmpty {
        let own = block.ledger[item.ledger]
        let brace = (own.firstIndex(of: 0x0A) ?? own.endIndex) - 1
        lines += own[..<brace]
        lines += RecordNote.source(of: members)
        lines += own[brace...]
        counts.documents += 1
        counts.findings += own.count(where: { $0 == 0x0A })
      }
      if opener.manifest != nil, let result = item.result {
        entries.append(
          RunManifest.Entry(
            result: result, isRejected: item.kind == .rejected, output: placement.output,
            outputRecord: placement.record, ledger: start..<lines.count,
            largeLedger: item.largeLedger.map { large in
              var large = large
              large.members += members
              return large
            }))
      }
      if let large = item.largeLedger {
        try ledger?.write(lines, documents: counts.documents, findings: counts.findings)
        try opener.manifest?.add(entries, lines, of: inputNumber)
        entries.removeAll()
        lines.removeAll()
        counts = LedgerWriter.Counts()
        try ledger?.write(large, placement: members)
      }
    }
    try ledger?.write(lines, documents: counts.documents, findings: counts.findings)
    try opener.manifest?.add(entries, lines, of: inputNumber)
  }

  /// Syncs all outputs and notes their lengths in the manifest; `mark` is where the ledger is about to be cut, if it is.
  private mutating func checkpoint(
    _ summary: BatchSummary, _ mark: LedgerWriter.Mark? = nil
  ) throws(BatchError) {
    guard let manifest = opener.manifest else { return }
    for stream in router.streams {
      guard let path = stream.path else { continue }
      try manifest.note(try stream.writer.synchronize(), stream.counts, of: path)
    }
    if let ledger {
      let written = try ledger.synchronize()
      try manifest.note(mark?.prefix ?? written, DocumentStream.Counts(), of: ledger.path)
    }
    try manifest.note(summary, mark?.counts ?? ledger?.counts ?? LedgerWriter.Counts())
    try manifest.commit()
    try manifest.begin()
    lastCheckpoint = clock.now
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {
    // Part of an input in an output of several would look like all of it. The run can be resumed when it can be read.
    if case .failed(let error) = ending, hasBegunInput, job.plan.joinsInputs, opener.manifest != nil {
      throw .run(error)
    }
    do throws(BatchError) {
      if case .failed = ending, !job.plan.joinsInputs { return try giveUp(ending, summary) }
    } catch {
      throw .run(error)
    }
    do throws(BatchError) {
      try router.end(input)
    } catch {
      throw try refused(error, summary)
    }
    do throws(BatchError) {
      try opener.manifest?.end(inputNumber, ending, keepsDocuments: true)
      // Where one file takes several inputs, none of them must end inside a frame: the next begins one.
      bytesSinceBorder = 0
      for stream in router.streams { try stream.writer.endFrame() }
      if clock.now - lastCheckpoint >= job.checkpoints.interval { try checkpoint(summary) }
    } catch {
      throw .run(error)
    }
    ledgerMark = nil
    isInInput = false
  }

  /// Whether any output of an input is compressed: its bytes then depend on where frames end.
  private func compresses(_ input: InputFile) -> Bool {
    [
      job.plan.compression(of: input), job.quarantine?.plan.compression(of: input) ?? .none,
      job.rejects.map { Compression(path: $0) } ?? .none,
    ].contains { $0 != .none }
  }

  /// Makes what was done before a signal safe, as far as the current input can be gone on with.
  private mutating func keepProgress(_ summary: BatchSummary) throws(BatchError) {
    guard let manifest = opener.manifest else { return }
    if isInInput {
      if let border {
        try manifest.note(border, of: inputNumber)
      } else if hasBegunInput {
        return
      } else {
        try manifest.takeBack(inputNumber)
      }
    }
    try checkpoint(summary)
  }

  /// Takes back what was written of an input that could not be read.
  private mutating func giveUp(_ ending: InputEnding, _ summary: BatchSummary) throws(BatchError) {
    defer {
      ledgerMark = nil
      isInInput = false
    }
    let refused = try router.giveUp()
    if let manifest = opener.manifest {
      try manifest.end(inputNumber, ending, keepsDocuments: false)
      // The manifest must know of a shorter ledger, and of files that are gone, before they are.
      try checkpoint(summary, ledgerMark)
    }
    for writer in refused { writer.discard() }
    if let ledger, let mark = ledgerMark { try ledger.rollBack(to: mark) }
  }

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {
    // An empty output, or a ledger without a document, would look like a result.
    if summary.didNothing { return discard() }
    if let path = awaited.values.min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      throw .inputMissing(path: path)
    }
    try ledger?.end()
    try router.finish()
    try ledger?.finish()
    try pending?.commit()
    for report in job.reports { try report.finish(summary.statistics) }
    guard let manifest = opener.manifest else { return }
    if let ledger { try manifest.endOutput(ledger.path, isWhole: true) }
    try manifest.note(summary, ledger?.counts ?? LedgerWriter.Counts())
    try manifest.finish()
    try manifest.commit()
  }

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool {
    let isWorthKeeping = !job.plan.joinsInputs && summary.files + summary.cutFiles > 0
    guard opener.manifest == nil, isWorthKeeping else {
      if summary.stoppedBy == .interrupted { try keepProgress(summary) }
      discard()
      return opener.manifest != nil
    }
    for writer in try router.giveUp() { writer.discard() }
    if let ledger, let mark = ledgerMark { try ledger.rollBack(to: mark) }
    try ledger?.end()
    try router.finish()
    try ledger?.finish()
    try pending?.commit()
    for report in job.reports { try report.finish(summary.statistics) }
    return true
  }

  mutating func discard() {
    pending?.discard()
    let resumes = opener.manifest != nil
    if resumes { ledger?.suspend() } else { ledger?.discard() }
    for report in job.reports { report.discard() }
    router.discard(resumes: resumes)
    opener.manifest?.rollBack()
  }
}
