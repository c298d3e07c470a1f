public import Copydesk
public import CopydeskBatch
internal import CopydeskLedger
internal import UnicodeText

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

/// Where the text to be scored comes from.
public enum EvaluationSource: Sendable {
  /// The damaged text of each gold record, cleaned now.
  case cleaner(Cleaner)
  /// JSON Lines with `id` and `text`, and if given a ledger with `id`, `category`, `start`, `end`, `outcome` and
  /// `confidence` on each line.
  case files(cleaned: String, edits: String?)
}

/// Gives the cleaned text and the findings of one document after another.
enum CleanedTextSource: Sendable {
  case cleaner(Cleaner)
  case files(KeyedLines, edits: KeyedLines?)

  /// Opens a source; files are read once to find their documents.
  init(_ source: EvaluationSource) throws(BatchError) {
    switch source {
    case .cleaner(let cleaner): self = .cleaner(cleaner)
    case .files(let cleaned, let edits):
      let ledger: KeyedLines? = if let edits { try KeyedLines(edits) } else { nil }
      self = .files(try KeyedLines(cleaned), edits: ledger)
    }
  }

  /// The cleaned text of a document, nil if the files have none, and the findings about it.
  func output(for record: GoldRecord) throws(BatchError) -> (text: String?, findings: [EvaluatedFinding]) {
    switch self {
    case .cleaner(let cleaner): return try clean(record, cleaner)
    case .files(let cleaned, let edits):
      var text: String?
      // Of several lines about a document the last counts.
      try cleaned.forEachLine(of: record.id) { line throws(EvaluationRecordError) in
        text = try EvaluationRecord(line.bytes).text("text")
      }
      var findings: [EvaluatedFinding] = []
      try edits?.forEachLine(of: record.id) { line throws(EvaluationRecordError) in
        findings.append(try EvaluatedFinding(line: line.bytes))
      }
      return (text, findings)
    }
  }

  private func clean(
    _ record: GoldRecord, _ cleaner: Cleaner
  ) throws(BatchError) -> (text: String?, findings: [EvaluatedFinding]) {
    let original = Array(record.damaged.utf8)
    let cleaned: CleanedDocument
    do {
      cleaned = try cleaner.clean(Document(id: record.id, bytes: original))
    } catch {
      throw .configuration(error.description)
    }
    let index = CodePointIndex(original)
    let findings = cleaned.ledger.findings.map { EvaluatedFinding($0, codePoints: index.range($0.range)) }
    return (String(decoding: cleaned.bytes, as: UTF8.self), findings)
  }
}

/// Counts the findings of a run over clean text.
struct FalseAlarmConsumer: BatchConsumer {
  private(set) var tally = FalseAlarmTally()

  var products: BatchProducts { .documents }

  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    for document in block.documents { tally.add(document.cleaned, original: document.original) }
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {}

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool { true }

  mutating func discard() {}
}

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
    if line.isBlankLine { return }
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

/// Adds scores up in the order of the gold, since sums of confidences depend on it.
struct BlockMerge {
  private(set) var tally = EvaluationTally()
  /// Blocks added up.
  private(set) var merged = 0
  private var waiting: [Int: Result<EvaluationTally, BatchError>] = [:]

  /// Takes a block's scores, and adds all that can be.
  ///
  /// - Throws: the error of the first block that has one.
  mutating func add(_ block: ScoredBlock) throws(BatchError) {
    waiting[block.number] = block.result
    while let next = waiting.removeValue(forKey: merged) {
      tally += try next.get()
      merged += 1
    }
  }
}

/// The scores of one block, with its number.
struct ScoredBlock: Sendable {
  var number: Int
  var result: Result<EvaluationTally, BatchError>
}
