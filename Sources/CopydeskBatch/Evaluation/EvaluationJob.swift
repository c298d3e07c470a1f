internal import Copydesk

/// Scores repairs against gold text, and counts false alarms on clean text: what `copydesk eval` does.
///
/// The common metrics (word errors removed, harm, places restored, detection, calibration, sentences verbatim) are
/// those of the development sets' own scorer, to the digit. It does not judge whether edits of spacing or quotation
/// marks are right one by one; `verbatim` says what they come to.
public struct EvaluationJob {
  /// Gold sets: JSON Lines with `id`, `damaged`, `clean` and `sites`.
  public var gold: [String]
  /// Where the text to be scored comes from.
  public var source: EvaluationSource
  /// Whether to score each genre by itself, too.
  public var isByGenre: Bool
  /// Documents worked on at a time.
  public var jobs: Int

  /// Creates a job.
  public init(gold: [String], source: EvaluationSource, isByGenre: Bool = false, jobs: Int = 1) {
    self.gold = gold
    self.source = source
    self.isByGenre = isByGenre
    self.jobs = jobs
  }

  /// Runs to the end.
  ///
  /// The figures do not depend on `jobs`.
  /// - Parameters:
  ///   - clean: text known to be clean, to count false alarms on; nil for none. A source of files cannot clean it.
  ///   - records: which fields of its records hold what.
  ///   - observer: is told of clean files that fail.
  /// - Returns: the figures, and what the run over clean text came to, if there was one.
  /// - Throws: ``BatchError`` if a file cannot be read, or a line of one not be scored.
  /// - Complexity: O(*n* log *n*) in the words of a document that differs here and there, O(*n*²) at worst; memory is
  ///   bounded by the largest documents, `jobs` at a time, and an id for each record of the files scored.
  public func run(
    clean: InputSet? = nil, records: RecordOptions = RecordOptions(), observer: (any BatchObserver)? = nil
  ) async throws(BatchError) -> (report: EvaluationReport, cleanText: BatchSummary?) {
    let tally = gold.isEmpty ? nil : try await score()
    guard let clean, case .cleaner(let cleaner) = source else {
      return (EvaluationReport(tally: tally, falseAlarms: nil), nil)
    }
    var consumer = FalseAlarmConsumer()
    let runner = BatchRunner(
      cleaner: cleaner, records: records, jobs: jobs, ownFiles: [], observer: observer)
    let summary = try await runner.run(clean, into: &consumer)
    return (EvaluationReport(tally: tally, falseAlarms: consumer.tally), summary)
  }

  private func score() async throws(BatchError) -> EvaluationTally {
    let texts = try CleanedTextSource(source)
    let isByGenre = isByGenre
    let outcome: Result<EvaluationTally, BatchError> = await withTaskGroup(of: ScoredBlock.self) { group in
      var merge = BlockMerge()
      do throws(BatchError) {
        var number = 0
        for path in gold {
          var reader = try JSONLinesReader(path)
          while let block = try reader.next() {
            // Blocks that wait for an earlier one count as well, so that memory stays bounded.
            while number - merge.merged >= max(1, jobs) + 1, let finished = await group.next() {
              try merge.add(finished)
            }
            let task = BlockScorer(path: path, block: block, texts: texts, isByGenre: isByGenre)
            group.addTask { [number] in ScoredBlock(number: number, result: task.score()) }
            number += 1
          }
        }
        while let finished = await group.next() { try merge.add(finished) }
        return .success(merge.tally)
      } catch {
        group.cancelAll()
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}
