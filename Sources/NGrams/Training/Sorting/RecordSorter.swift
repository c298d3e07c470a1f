/// Sorts more records than memory holds: sorted runs on disk, merged when they are read.
///
/// Three buffers share the memory: one fills while another is sorted (through the third) and written on a thread of
/// its own. Everything is on disk when ``finish()`` returns, so that a sorter at rest costs no memory.
final class RecordSorter: @unchecked Sendable {
  /// How equal keys of one run are treated.
  enum Duplicates {
    /// All are kept, in the order they came.
    case kept
    /// They become one record with the sum of the payloads.
    case summed
  }

  /// A sorted stretch of the file.
  struct Run {
    var offset: Int
    var count: Int
    /// What the runs that came from one source share; runs of a lower tag come first among equal keys.
    var tag: Int
  }

  private let file: ScratchFile
  private let keyBits: Int
  private let duplicates: Duplicates
  private let capacity: Int
  private var filling: UnsafeMutablePointer<NGramRecord>?
  private var resting: UnsafeMutablePointer<NGramRecord>?
  private var spare: UnsafeMutablePointer<NGramRecord>?
  private var filled = 0
  private var worker: WorkerThread?
  private let outcome = WorkerThread.Outcome()
  private var runs: [Run] = []
  private(set) var count = 0
  /// The tag of the records to come; set between records only after ``endRun()``.
  var tag = 0

  /// Makes a sorter whose three buffers share `memory` bytes; the upper `keyBits` bits of the keys count.
  init(
    in folder: String, keyBits: Int, memory: Int, duplicates: Duplicates = .kept
  ) throws(ModelError) {
    file = try ScratchFile(in: folder)
    self.keyBits = keyBits
    self.duplicates = duplicates
    capacity = max(memory / (3 * MemoryLayout<NGramRecord>.stride), 64)
    filling = .allocate(capacity: capacity)
    resting = .allocate(capacity: capacity)
    spare = .allocate(capacity: capacity)
  }

  deinit {
    worker?.join()
    filling?.deallocate()
    resting?.deallocate()
    spare?.deallocate()
  }

  @inline(__always)
  func append(_ record: NGramRecord) throws(ModelError) {
    guard let filling else { return }
    filling[filled] = record
    filled &+= 1
    if filled == capacity { try endRun() }
  }

  /// Sends what has come so far off to be sorted and written.
  func endRun() throws(ModelError) {
    worker?.join()
    worker = nil
    if let error = outcome.error { throw error }
    guard filled > 0, let full = filling, let empty = resting else { return }
    nonisolated(unsafe) let records = full
    let (size, tag) = (filled, tag)
    count += size
    worker = WorkerThread { [self] in
      outcome.catching(0) { (_) throws(ModelError) in try write(records, size, tag) }
    }
    filling = empty
    resting = full
    filled = 0
  }

  /// Writes the last run and frees the memory.
  func finish() throws(ModelError) {
    try endRun()
    worker?.join()
    worker = nil
    filling?.deallocate()
    resting?.deallocate()
    spare?.deallocate()
    (filling, resting, spare) = (nil, nil, nil)
    if let error = outcome.error { throw error }
  }

  /// The records in order, to be had once; of several sorters' runs those of lower tags first, then those of earlier
  /// sorters.
  ///
  /// The read buffers share `memory` bytes, but a run has 4 KB at least.
  static func merge(_ sorters: [RecordSorter], memory: Int) -> RecordMerge {
    var inputs: [(tag: Int, file: ScratchFile, run: Run)] = []
    for sorter in sorters { inputs += sorter.runs.map { ($0.tag, sorter.file, $0) } }
    let bufferSize = min(max(memory / max(inputs.count, 1), 4096), 1 << 21)
    // Swift's sort is stable.
    inputs.sort { $0.tag < $1.tag }
    return RecordMerge(
      inputs.map {
        RecordReader($0.file, from: $0.run.offset, count: $0.run.count, bufferSize: bufferSize, discards: true)
      },
      tags: inputs.map(\.tag))
  }

  func merged(memory: Int) -> RecordMerge { Self.merge([self], memory: memory) }

  private func write(_ records: UnsafeMutablePointer<NGramRecord>, _ size: Int, _ tag: Int) throws(ModelError) {
    guard let spare else { return }
    let isInSpare = RadixSort.sort(records, spare: spare, count: size, keyBits: keyBits)
    let sorted = isInSpare ? spare : records
    let kept = duplicates == .summed ? Self.sumDuplicates(sorted, size) : size
    let run = Run(offset: file.byteCount, count: kept, tag: tag)
    try file.append(UnsafeRawBufferPointer(start: sorted, count: kept * MemoryLayout<NGramRecord>.stride))
    runs.append(run)
  }

  private static func sumDuplicates(_ records: UnsafeMutablePointer<NGramRecord>, _ size: Int) -> Int {
    guard size > 0 else { return 0 }
    var last = 0
    for index in 1..<max(size, 1) {
      if records[index].high == records[last].high, records[index].low == records[last].low {
        records[last].payload &+= records[index].payload
      } else {
        last &+= 1
        records[last] = records[index]
      }
    }
    return last + 1
  }
}
