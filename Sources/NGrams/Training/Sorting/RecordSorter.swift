internal import Bytes

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
    /// The number of the source; runs of a lower tag come first among equal keys.
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
  private let outcome = ThreadOutcome<ModelError>()
  private var runs: [Run] = []
  private(set) var count = 0
  /// The tag of the next records; call ``endRun()`` before you change it.
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

  /// Merges all runs into one sorted sequence, which can be read once.
  ///
  /// Among equal keys lower tags come first, then earlier sorters. The read buffers share `memory` bytes, with at least
  /// 4 KB for each run.
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

/// Merges sorted runs into one sequence.
///
/// A binary heap of the runs' next records; equal keys come in the order of the runs.
final class RecordMerge {
  private let readers: [RecordReader]
  private let tags: [Int]
  private var heap: [Int] = []
  private var hasStarted = false
  private(set) var current = NGramRecord(key: 0, payload: 0)
  /// The tag of the run that ``current`` came from.
  private(set) var tag = 0

  init(_ readers: [RecordReader], tags: [Int]) {
    self.readers = readers
    self.tags = tags
  }

  /// Moves on to the next record; false at the end.
  func advance() throws(ModelError) -> Bool {
    if hasStarted {
      guard let top = heap.first else { return false }
      if try !readers[top].advance() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      siftDown(0)
    } else {
      hasStarted = true
      for index in readers.indices where try readers[index].advance() { heap.append(index) }
      for position in stride(from: heap.count / 2, through: 0, by: -1) { siftDown(position) }
    }
    guard let top = heap.first else { return false }
    current = readers[top].current
    tag = tags[top]
    return true
  }

  @inline(__always)
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let (left, right) = (readers[a].current, readers[b].current)
    if left.high != right.high { return left.high < right.high }
    if left.low != right.low { return left.low < right.low }
    return a < b
  }

  private func siftDown(_ start: Int) {
    var position = start
    while true {
      var child = 2 &* position &+ 1
      guard child < heap.count else { return }
      if child &+ 1 < heap.count, precedes(heap[child &+ 1], heap[child]) { child &+= 1 }
      guard precedes(heap[child], heap[position]) else { return }
      heap.swapAt(child, position)
      position = child
    }
  }
}

/// Sorts records by their keys, digit by digit from the lowest.
///
/// Least-significant-digit radix sort in base 256: stable, no comparisons, and linear in the records.
enum RadixSort {
  /// Sorts `count` records by the upper `keyBits` bits of their keys.
  ///
  /// - Returns: Whether the result is in `spare` rather than in `records`.
  /// - Complexity: O(*n* × `keyBits` / 8); a digit that all records share costs one pass over a table only.
  static func sort(
    _ records: UnsafeMutablePointer<NGramRecord>, spare: UnsafeMutablePointer<NGramRecord>, count: Int, keyBits: Int
  ) -> Bool {
    guard count > 1 else { return false }
    let digits = min((keyBits + 7) / 8, 16)
    let histogram = UnsafeMutablePointer<Int>.allocate(capacity: 256 * digits)
    histogram.initialize(repeating: 0, count: 256 * digits)
    defer { histogram.deallocate() }
    for index in 0..<count {
      let (high, low) = (records[index].high, records[index].low)
      for digit in 0..<digits { histogram[digit &<< 8 &+ Self.digit(high, low, 15 &- digit)] &+= 1 }
    }
    var source = records
    var target = spare
    for digit in stride(from: digits - 1, through: 0, by: -1) {
      let counts = histogram + digit << 8
      let place = 15 - digit
      if counts[Self.digit(source[0].high, source[0].low, place)] == count { continue }
      var sum = 0
      for value in 0..<256 {
        let size = counts[value]
        counts[value] = sum
        sum += size
      }
      for index in 0..<count {
        let record = source[index]
        let value = Self.digit(record.high, record.low, place)
        let slot = counts[value]
        counts[value] = slot &+ 1
        target[slot] = record
      }
      swap(&source, &target)
    }
    return source == spare
  }

  @inline(__always)
  private static func digit(_ high: UInt64, _ low: UInt64, _ place: Int) -> Int {
    let word = place >= 8 ? high &>> UInt64((place &- 8) &* 8) : low &>> UInt64(place &* 8)
    return Int(truncatingIfNeeded: word & 0xFF)
  }
}
