internal import Copydesk
internal import Glibc

/// Writes documents to the output, to the quarantine, or among what was rejected.
struct DocumentRouter {
  /// Where an item went.
  struct Placement {
    /// The members of its ledger line that say so.
    var members: [(String, String)] = []
    /// The output's number in the manifest.
    var output: Int64?
    var record: Int?
  }

  private let plan: OutputPlan
  private let quarantine: Quarantine?
  private let rejectsPath: String?
  private let records: RecordOptions
  private let opener: OutputOpener
  private let inputGuard: InputGuard
  private var main: DocumentStream?
  private var aside: DocumentStream?
  private var rejects: DocumentStream?
  /// Whether something of the current input is not as it was.
  private var isChanged = false

  init(
    plan: OutputPlan, quarantine: Quarantine?, rejects: String?, records: RecordOptions, opener: OutputOpener,
    inputGuard: InputGuard
  ) {
    self.plan = plan
    self.quarantine = quarantine
    rejectsPath = rejects
    self.records = records
    self.opener = opener
    self.inputGuard = inputGuard
  }

  /// The streams that are open.
  var streams: [DocumentStream] { [main, aside, rejects].compactMap { $0 } }

  /// Begins an input; a plain text's file is opened once it is known where it goes.
  mutating func begin(_ input: InputFile) throws(BatchError) {
    isChanged = records.outputField != nil || records.scoreField != nil
    if input.format.content != .text { _ = try mainStream(for: input) }
  }

  private mutating func mainStream(for input: InputFile) throws(BatchError) -> DocumentStream? {
    if main == nil { main = try open(plan, for: input, role: "output") }
    return main
  }

  private func open(_ plan: OutputPlan, for input: InputFile, role: String) throws(BatchError) -> DocumentStream? {
    switch plan.destination(of: input) {
    case .none: return nil
    case .standardOutput: return try opener.openStandardOutput(plan.compression(of: input))
    case .file(let path):
      try FolderMaker.makeFolder(Path.parent(of: path))
      try inputGuard.checkOutput(path)
      return try opener.open(path, plan.compression(of: input), role: role)
    }
  }

  /// The stream an item goes to; nil if nothing is written.
  private mutating func stream(
    for item: ProcessedItem, of input: InputFile, _ block: ProcessedBlock
  ) throws(BatchError) -> DocumentStream? {
    if plan.writesNothing { return nil }
    // What stands between records would be lost with one of them.
    if block.keepsTogether { return try mainStream(for: input) }
    if item.kind == .rejected, let path = rejectsPath {
      if rejects == nil { rejects = try opener.open(path, Compression(path: path), role: "rejects") }
      return rejects
    }
    if item.kind == .document, let quarantine, item.recordScore > quarantine.threshold {
      if aside == nil {
        aside = try open(quarantine.plan, for: input, role: "quarantine")
        // A table's records mean nothing without its header.
        if let header = block.header, aside?.counts.records == 0 {
          try aside?.write(header.record(addedTo: records), records: 1)
        }
      }
      return aside
    }
    return try mainStream(for: input)
  }

  /// Writes a block; returns the place of each item, as far as it came.
  mutating func write(
    _ block: ProcessedBlock, of input: InputFile, _ placements: inout [Placement]
  ) throws(BatchError) {
    placements.reserveCapacity(block.items.count)
    isChanged = isChanged || block.statistics.changedDocuments > 0
    // Items that follow each other in one stream are written together.
    var current: DocumentStream?
    var pending = 0..<0
    var records = 0
    for item in block.items {
      // Texts of one record go where it goes.
      let stream = item.isFurther ? current : try stream(for: item, of: input, block)
      if stream !== current || pending.upperBound != item.output.lowerBound {
        try current?.write(Array(block.output[pending]), records: records)
        current = stream
        pending = item.output.lowerBound..<item.output.lowerBound
        records = 0
        let startsLine = input.format.content != .text && !block.continuesFile
        if startsLine, !item.output.isEmpty { try stream?.beginLine() }
      }
      if let stream, item.kind != .passed {
        placements.append(
          placement(item, in: stream, after: pending.count, item.isFurther ? records - 1 : records, input))
      } else {
        placements.append(Placement())
      }
      pending = pending.lowerBound..<item.output.upperBound
      records += item.records
    }
    try current?.write(Array(block.output[pending]), records: records)
  }

  private func placement(
    _ item: ProcessedItem, in stream: DocumentStream, after bytes: Int, _ records: Int, _ input: InputFile
  ) -> Placement {
    var placement = Placement(output: stream.number)
    if input.format.content != .text { placement.record = stream.counts.records + records + 1 }
    guard item.hasLedger else { return placement }
    let start = stream.counts.bytes + bytes
    let field = item.field.map { start + $0.lowerBound..<start + $0.upperBound }
    placement.members = RecordNote.placement(output: stream.path, record: placement.record, field: field)
    if stream === rejects { placement.members.append((RecordNote.Name.keptAside, "yes")) }
    return placement
  }

  /// Ends an input's own files; if one of them cannot be given its name, the other has none either.
  ///
  /// A stream that fails stays open, for ``giveUp()``.
  mutating func end(_ input: InputFile) throws(BatchError) {
    if plan.isInPlace, !isChanged {
      // A file that would be the same keeps its inode and its times.
      main?.writer.discard()
      main = nil
    }
    let path = plan.joinsInputs ? nil : main?.path
    if !plan.joinsInputs { try finish(&main) }
    guard let quarantine, !quarantine.plan.joinsInputs else { return }
    do throws(BatchError) {
      try finish(&aside)
    } catch {
      // The ledger will know nothing of it. Where a full disk ends a run that can be resumed, the input is done again.
      if let path, !error.endsRun || opener.manifest == nil {
        unlink(path)
        try opener.manifest?.endOutput(path, isWhole: false)
      }
      throw error
    }
  }

  /// Releases the current input's own files, and returns them to be discarded.
  mutating func giveUp() throws(BatchError) -> [any ByteWriter] {
    var refused: [any ByteWriter] = []
    if !plan.joinsInputs { try giveUp(&main, &refused) }
    if let quarantine, !quarantine.plan.joinsInputs { try giveUp(&aside, &refused) }
    return refused
  }

  mutating func finish() throws(BatchError) {
    try finish(&main)
    try finish(&aside)
    try finish(&rejects)
    // What an earlier part of the run wrote and nothing was added to since has not been opened.
    for path in try opener.manifest?.partialOutputs() ?? [] {
      var stream: DocumentStream? = try opener.open(path, Compression(path: path), role: "output")
      try finish(&stream)
    }
  }

  /// Ends early; if `resumes`, leaves behind what a later run can continue.
  mutating func discard(resumes: Bool) {
    for stream in streams { if resumes { stream.writer.suspend() } else { stream.writer.discard() } }
    (main, aside, rejects) = (nil, nil, nil)
  }

  private func finish(_ stream: inout DocumentStream?) throws(BatchError) {
    guard let finished = stream else { return }
    try finished.writer.finish()
    stream = nil
    if let path = finished.path { try opener.manifest?.endOutput(path, isWhole: true) }
  }

  private func giveUp(
    _ stream: inout DocumentStream?, _ refused: inout [any ByteWriter]
  ) throws(BatchError) {
    guard let given = stream else { return }
    stream = nil
    refused.append(given.writer)
    if let path = given.path { try opener.manifest?.endOutput(path, isWhole: false) }
  }
}

/// A file of cleaned documents that is being written: the output, the quarantine, or what was rejected.
final class DocumentStream {
  /// What has been written.
  struct Counts: Hashable, Sendable {
    /// Records, by which those after them are numbered.
    var records = 0
    /// Bytes, before they are compressed.
    var bytes = 0
    var lastByte: UInt8?
  }

  /// Where it lies; nil is standard output.
  let path: String?
  let writer: any ByteWriter
  private(set) var counts: Counts
  /// Its number in the manifest, if there is one.
  let number: Int64?

  init(path: String?, writer: any ByteWriter, counts: Counts = Counts(), number: Int64? = nil) {
    self.path = path
    self.writer = writer
    self.counts = counts
    self.number = number
  }

  /// Begins a record on a line of its own, even if the bytes before end without a line feed.
  func beginLine() throws(BatchError) {
    if let last = counts.lastByte, last != 0x0A { try write([0x0A], records: 0) }
  }

  /// Writes whole records.
  func write(_ bytes: [UInt8], records: Int) throws(BatchError) {
    try writer.write(bytes)
    counts.records += records
    counts.bytes += bytes.count
    counts.lastByte = bytes.last ?? counts.lastByte
  }
}

/// A place for documents whose damage score is above a threshold.
public struct Quarantine: Sendable {
  /// The score above which documents go there when nothing else is said: where half of the scale begins.
  public static let standardThreshold = 0.5

  /// Where they go.
  public var plan: OutputPlan
  /// The score that a document may have and stay, 0...1.
  public var threshold: Double

  /// Creates a quarantine.
  public init(plan: OutputPlan, threshold: Double = standardThreshold) {
    self.plan = plan
    self.threshold = threshold
  }
}
