/// What a heap keeps.
protocol BinaryHeapElement {
  /// Whether this comes out before another one.
  func precedes(_ other: Self) -> Bool
}

/// A heap in an array, whose first element precedes all others.
struct BinaryHeap<Element: BinaryHeapElement> {
  private(set) var elements: [Element] = []

  var first: Element? { elements.first }

  mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0, elements[child].precedes(elements[(child - 1) / 2]) {
      elements.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> Element? {
    guard let first = elements.first, let last = elements.popLast() else { return nil }
    if !elements.isEmpty { replaceFirst(with: last) }
    return first
  }

  /// Puts another element in the place of the first one of a heap that is not empty.
  mutating func replaceFirst(with element: Element) {
    elements[0] = element
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < elements.count && elements[child].precedes(elements[least]) { least = child }
      guard least != parent else { return }
      elements.swapAt(least, parent)
      parent = least
    }
  }
}
