internal import Copydesk

/// A plain file, a piece of one that is too large, or a block of records, to be cleaned by one task.
struct Work: Sendable {
  enum Content: Sendable {
    case text([UInt8])
    case records(RecordBlock)
    /// Some bytes of a plain text that is too large to clean.
    case piece([UInt8])
    /// The end of such a text.
    case oversized(DocumentSeal.Mark)
  }

  var input: InputFile
  var content: Content

  /// Its size in bytes.
  var size: Int {
    switch content {
    case .text(let bytes): bytes.count
    case .records(let block): block.count
    case .piece(let bytes): bytes.count
    case .oversized: 0
    }
  }

  func perform(_ processor: BlockProcessor) -> Result<ProcessedBlock, ConfigurationError> {
    Result { () throws(ConfigurationError) in
      switch content {
      case .text(let bytes): try processor.process(bytes, of: input)
      case .records(let block): try processor.process(block, of: input)
      case .piece(let bytes): processor.pass(bytes, of: input)
      case .oversized(let mark): processor.oversized(mark, of: input)
      }
    }
  }
}

/// What the reader of a run meets, in order.
enum WorkEvent: Sendable {
  case begin(InputFile)
  case work(Work)
  /// Work that a task has taken over.
  case started(InputFile, size: Int)
  case end(InputFile, InputEnding)
  /// An input could not be found, or is of a kind that is not read.
  case failure(BatchError)
  case skipped(String, SkipReason)
  /// An earlier run has done the input.
  case done(InputFile, failed: Bool)
}

/// What has been read and not yet handed on, in order.
struct WorkWindow {
  /// Bytes of input that may wait in all; a single larger document waits alone.
  private static let byteLimit = 1 << 25

  private struct Slot {
    var event: WorkEvent
    var number: Int?
    var block: ProcessedBlock?
    var error: ConfigurationError?
  }

  private let jobs: Int
  private var slots: [Slot] = []
  private var head = 0
  private var nextNumber = 0
  private var positions: [Int: Int] = [:]
  private var running = 0
  private var bytes = 0

  init(jobs: Int) { self.jobs = jobs }

  /// Whether another task may start: fewer than `jobs` are running, and the backlog behind a slow document is within
  /// its bounds.
  func hasRoom(for size: Int) -> Bool {
    let waiting = slots.count - head
    return running < jobs && waiting < 64 + 8 * jobs && (bytes == 0 || bytes + size <= Self.byteLimit)
  }

  /// Adds an event that is ready at once.
  mutating func append(_ event: WorkEvent) { slots.append(Slot(event: event)) }

  /// Adds work and gives it a number.
  mutating func start(_ work: Work) -> Int {
    defer { nextNumber += 1 }
    positions[nextNumber] = slots.count
    // The input is the task's from here on; only its size and file are kept.
    slots.append(Slot(event: .started(work.input, size: work.size), number: nextNumber))
    running += 1
    bytes += work.size
    return nextNumber
  }

  /// Takes a task's result.
  mutating func finish(_ finished: FinishedWork) {
    running -= 1
    guard let position = positions.removeValue(forKey: finished.number) else { return }
    switch finished.result {
    case .success(let block): slots[position].block = block
    case .failure(let error): slots[position].error = error
    }
  }

  /// Hands on what is ready, up to the first work that still runs.
  mutating func deliver(
    to consumer: inout some BatchConsumer, _ delivery: inout BatchDelivery
  ) throws(BatchError) {
    while head < slots.count {
      let slot = slots[head]
      if slot.number != nil, slot.block == nil, slot.error == nil { break }
      slots[head].block = nil
      head += 1
      if case .started(_, let size) = slot.event { bytes -= size }
      if let error = slot.error { throw .configuration(error.description) }
      try delivery.deliver(slot.event, slot.block, to: &consumer)
    }
    if head == slots.count {
      slots.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 1024 {
      slots.removeFirst(head)
      for number in positions.keys { positions[number, default: 0] -= head }
      head = 0
    }
  }
}

/// A task's result, with the number its work was given.
struct FinishedWork: Sendable {
  var number: Int
  var result: Result<ProcessedBlock, ConfigurationError>
}
