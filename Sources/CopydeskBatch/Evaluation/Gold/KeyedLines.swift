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
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
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
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
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
