import CopydeskLedger

/// Finds the line and column of any byte of a text, both from 1; columns count code points.
struct LineIndex {
  private let starts: [Int]
  private let codePoints: CodePointIndex

  /// Reads the text once.
  ///
  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    self.starts = starts
    codePoints = CodePointIndex(bytes)
  }

  /// The place of a byte.
  ///
  /// - Complexity: O(log *lines*).
  func position(of offset: Int) -> (line: Int, column: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, codePoints.count(before: offset) - codePoints.count(before: starts[low]) + 1)
  }
}
