/// Scores some lines of a gold set: the work of one task.
struct BlockScorer: Sendable {
  let path: String
  let block: RecordBlock
  let texts: CleanedTextSource
  let isByGenre: Bool

  /// Scores every line.
  ///
  /// - Returns: the scores, or what is wrong with the first line that cannot be scored.
  func score() -> Result<EvaluationTally, BatchError> {
    var tally = EvaluationTally()
    var failure: BatchError?
    block.forEachLine { number, range in
      guard failure == nil else { return }
      do throws(BatchError) {
        try score(Array(block.bytes[range]), number, into: &tally)
      } catch {
        failure = error
      }
    }
    return failure.map { .failure($0) } ?? .success(tally)
  }

  private func score(_ line: [UInt8], _ number: Int, into tally: inout EvaluationTally) throws(BatchError) {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    let record: GoldRecord
    do {
      record = try GoldRecord(line: line)
    } catch {
      throw .malformedRecord(path: path, line: number, reason: error.reason)
    }
    let output = try texts.output(for: record)
    if output.text == nil { tally.noteMissing(record.id) }
    let score = DocumentScore(record, output: output.text ?? record.damaged, findings: output.findings)
    tally.add(score, genre: isByGenre ? record.genre : nil)
  }
}
