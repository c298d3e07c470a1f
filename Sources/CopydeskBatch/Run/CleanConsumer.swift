internal import Copydesk

/// Writes cleaned texts, the ledger, and reports.
struct CleanConsumer: BatchConsumer {
  private let plan: OutputPlan
  private let inputGuard: InputGuard
  private let ledger: (any ByteWriter)?
  private let reports: [ReportOutput]
  private var output: (any ByteWriter)?
  /// Whether the next input of a joined output begins a line.
  private var isAtLineStart = true
  private var lastByte: UInt8?

  init(
    plan: OutputPlan, inputGuard: InputGuard, ledger: String?, reports: [ReportOutput]
  ) throws(BatchError) {
    self.plan = plan
    self.inputGuard = inputGuard
    self.reports = reports
    if let ledger {
      self.ledger = ledger == "-" ? DescriptorWriter.standardOutput() : try AtomicFile(ledger)
    } else {
      self.ledger = nil
    }
    for report in reports { try report.begin() }
  }

  var products: BatchProducts {
    var products: BatchProducts = plan.writesNothing ? [] : .output
    if ledger != nil { products.insert(.ledger) }
    if !reports.isEmpty { products.insert(.documents) }
    return products
  }

  mutating func begin(_ input: InputFile) throws(DeliveryError) {
    do throws(BatchError) {
      switch plan.destination(of: input) {
      case .none: return
      case .standardOutput: if output == nil { output = DescriptorWriter.standardOutput() }
      case .file(let path):
        if plan.joinsInputs, output != nil { return }
        try FolderMaker.makeFolder(Path.parent(of: path))
        try inputGuard.checkOutput(path)
        output = try AtomicFile(path)
      }
    } catch {
      throw plan.joinsInputs ? .run(error) : .input(error)
    }
  }

  mutating func add(_ block: ProcessedBlock, of input: InputFile) throws(DeliveryError) {
    do throws(BatchError) {
      if !isAtLineStart, !block.output.isEmpty, plan.joinsInputs { try output?.write([0x0A]) }
      isAtLineStart = true
      try output?.write(block.output)
    } catch {
      // A pipe that closed ends the run; a full disk ends this file, and perhaps the next has room elsewhere.
      throw plan.joinsInputs ? .run(error) : .input(error)
    }
    lastByte = block.output.last ?? lastByte
    do throws(BatchError) {
      try ledger?.write(block.ledger)
      for report in reports {
        for document in block.documents { try report.add(document) }
      }
    } catch {
      throw .run(error)
    }
  }

  mutating func end(_ input: InputFile, isComplete: Bool) throws(DeliveryError) {
    if plan.joinsInputs {
      isAtLineStart = lastByte == nil || lastByte == 0x0A
      return
    }
    guard let writer = output else { return }
    output = nil
    if !isComplete { return writer.discard() }
    do throws(BatchError) {
      try writer.finish()
    } catch {
      throw .input(error)
    }
  }

  mutating func finish(_ statistics: RunStatistics) throws(BatchError) {
    try ledger?.finish()
    for report in reports { try report.finish(statistics) }
    try output?.finish()
  }

  mutating func discard() {
    ledger?.discard()
    for report in reports { report.discard() }
    output?.discard()
  }
}
