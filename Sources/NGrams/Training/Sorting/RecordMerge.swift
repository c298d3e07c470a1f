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
