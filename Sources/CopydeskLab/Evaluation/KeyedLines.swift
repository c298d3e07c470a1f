internal import Bytes
internal import Copydesk
internal import CopydeskBatch

/// Finds the lines of a JSON Lines file by their `id` without keeping them.
///
/// It holds an id and usually one range for every document.
struct KeyedLines {
  private let path: String
  private var parts: [ByteString: [LedgerIndex.Part]] = [:]

  /// Reads the file once.
  ///
  /// - Throws: ``BatchError`` if it cannot be read, or a line is no object with an `id`.
  /// - Complexity: O(*n*) in the bytes of the file.
  init(_ path: String) throws(BatchError) {
    self.path = path
    var lines = try LedgerLines(path)
    while let line = try lines.next() {
      if line.bytes.isBlankLine { continue }
      do throws(EvaluationRecordError) {
        add(line, to: try EvaluationRecord(line.bytes).name("id"))
      } catch {
        throw .malformedRecord(path: path, line: line.number, reason: error.reason)
      }
    }
  }

  /// Whether a document has any lines.
  func contains(_ id: String) -> Bool { parts[ByteString(id)] != nil }

  /// Reads the lines of a document, in order.
  func forEachLine(
    of id: String, _ body: (LedgerLines.Line) throws(EvaluationRecordError) -> Void
  ) throws(BatchError) {
    guard let parts = parts[ByteString(id)] else { return }
    var lines = try LedgerLines(path, parts: parts)
    while let line = try lines.next() {
      if line.bytes.isBlankLine { continue }
      do throws(EvaluationRecordError) {
        try body(line)
      } catch {
        throw .malformedRecord(path: path, line: line.number, reason: error.reason)
      }
    }
  }

  private mutating func add(_ line: LedgerLines.Line, to id: String) {
    var known = parts[ByteString(id)] ?? []
    if let last = known.last, last.range.upperBound == line.range.lowerBound {
      known[known.count - 1].range = last.range.lowerBound..<line.range.upperBound
    } else {
      known.append(LedgerIndex.Part(range: line.range, firstLine: line.number))
    }
    parts[ByteString(id)] = known
  }
}

/// Ranges that are asked which of them overlap another.
struct RangeList {
  private let ranges: [Range<Int>]
  /// Whether starts and ends both ascend, so that overlapping ranges lie side by side.
  private let isOrdered: Bool

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
    isOrdered = zip(ranges, ranges.dropFirst()).allSatisfy {
      $0.lowerBound <= $1.lowerBound && $0.upperBound <= $1.upperBound
    }
  }

  /// The places in the list of the ranges that begin before `range` ends and end after it begins.
  ///
  /// An empty range overlaps what holds it inside, not what it touches.
  /// - Complexity: O(log *n* + the number found) if the list is in order, O(*n*) otherwise.
  func overlapping(_ range: Range<Int>) -> [Int] {
    guard isOrdered else { return ranges.indices.filter { overlaps(ranges[$0], range) } }
    var index = ranges.partitionPoint { $0.upperBound > range.lowerBound }
    var found: [Int] = []
    while index < ranges.count, ranges[index].lowerBound < range.upperBound {
      found.append(index)
      index += 1
    }
    return found
  }

  private func overlaps(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.lowerBound < other.upperBound && one.upperBound > other.lowerBound
  }
}
