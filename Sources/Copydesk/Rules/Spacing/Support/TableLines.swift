internal import Bytes

/// The lines of a text that are set in columns.
///
/// A line counts when it holds two or more runs of three spaces, or a tab, and a neighbouring line does too.
struct TableLines: Sendable {
  private let ranges: [Range<Int>]

  /// - Complexity: O(*n*).
  init(_ text: WorkingText) {
    let lines = text.lines
    let wide = lines.map { Self.isWide($0, text.view) }
    ranges = lines.indices.filter { index in
      wide[index] && (index > 0 && wide[index - 1] || index + 1 < wide.count && wide[index + 1])
    }.map { lines[$0] }
  }

  /// Whether an offset lies in such a line.
  func contains(_ offset: Int) -> Bool {
    let next = ranges.partitionPoint { $0.upperBound > offset }
    return next < ranges.count && ranges[next].lowerBound <= offset
  }

  private static func isWide(_ line: Range<Int>, _ view: ByteView) -> Bool {
    var runs = 0
    var index = view.skip(ByteClassSet(.space), from: line.lowerBound)
    while index < line.upperBound {
      guard view.buffer[index] == 0x20 else {
        index += 1
        continue
      }
      let end = min(line.upperBound, view.skip(ByteClassSet(.space), from: index))
      // A dash set in wide spaces is a crawl's habit, not a column.
      if end - index >= 3, end < line.upperBound, !view.reads("—", at: end), !view.reads("—", endingAt: index) {
        runs += 1
      }
      index = end
    }
    // Prose that lost words has wide runs too, but seldom so close together.
    return runs >= 2 && line.count / (runs + 1) < 24
  }
}

extension WorkingText {
  /// The lines set in columns.
  var tableLines: TableLines { analysis(TableLines.self) { TableLines($0) } }
}
