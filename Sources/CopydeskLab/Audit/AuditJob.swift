public import Copydesk
public import CopydeskBatch
internal import UnicodeText

/// Looks at every edit that rules make in sound text, and in damaged text whose gold is known: what `copydesk audit` does.
public struct AuditJob {
  /// How texts are cleaned.
  public var cleaner: Cleaner
  /// What readers have found of edits.
  public var judgements: JudgementBook
  /// How many edits of each rule and band are kept to be read.
  public var samples: Int
  /// Documents worked on at a time.
  public var jobs: Int

  /// Creates a job.
  public init(cleaner: Cleaner, judgements: JudgementBook = JudgementBook(), samples: Int = 3, jobs: Int = 1) {
    self.cleaner = cleaner
    self.judgements = judgements
    self.samples = samples
    self.jobs = jobs
  }

  /// Runs to the end.
  ///
  /// The figures do not depend on `jobs`.
  /// - Parameters:
  ///   - sound: text in which every edit is to be read; nil for none.
  ///   - gold: gold sets, JSON Lines with `id`, `damaged` and `clean`, and `sites` where words are lost.
  ///   - records: which fields of the sound text's records hold what.
  ///   - observer: is told of files that fail.
  /// - Returns: what was found, and what the runs over sound and damaged text came to.
  /// - Throws: ``BatchError`` if the run cannot go on, or a line of a gold set has no gold.
  /// - Complexity: O(*n* log *n*) in the bytes; memory is bounded by the largest documents, `jobs` at a time, the samples,
  ///   and the edits that ask for a reading.
  public func run(
    sound: InputSet?, gold: [String] = [], records: RecordOptions = RecordOptions(),
    observer: (any BatchObserver)? = nil
  ) async throws(BatchError) -> (report: AuditReport, summaries: [BatchSummary]) {
    var tally = AuditTally(book: judgements, sampleSize: samples)
    var summaries: [BatchSummary] = []
    if let sound {
      let runner = BatchRunner(cleaner: cleaner, records: records, jobs: jobs, ownFiles: [], observer: observer)
      var consumer = AuditConsumer(tally: tally, hasGold: false)
      summaries.append(try await runner.run(sound, into: &consumer))
      tally = consumer.tally
    }
    if !gold.isEmpty {
      let runner = BatchRunner(
        cleaner: cleaner, records: RecordOptions(textField: "damaged", idField: "id"), jobs: jobs, ownFiles: [],
        observer: observer)
      var consumer = AuditConsumer(tally: tally, hasGold: true)
      summaries.append(try await runner.run(try InputSet(gold, format: .jsonl), into: &consumer))
      tally = consumer.tally
    }
    return (AuditReport(tally), summaries)
  }
}

/// Takes cleaned documents, and the gold that stands in the records of damaged ones.
struct AuditConsumer: BatchConsumer {
  private(set) var tally: AuditTally
  private let hasGold: Bool

  init(tally: AuditTally, hasGold: Bool) {
    self.tally = tally
    self.hasGold = hasGold
  }

  var products: BatchProducts { hasGold ? [.documents, .places, .records] : .documents }

  mutating func begin(_ input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func add(_ block: ProcessedBlock, of input: InputFile, _ summary: BatchSummary) throws(DeliveryError) {
    for document in block.documents {
      do throws(BatchError) {
        tally.add(document.cleaned, original: document.original, gold: try gold(of: document, input))
      } catch {
        throw .run(error)
      }
    }
  }

  private func gold(of document: ProcessedDocument, _ input: InputFile) throws(BatchError) -> AuditGold? {
    guard hasGold else { return nil }
    do throws(EvaluationRecordError) {
      let record = try EvaluationRecord(document.place?.whole ?? [])
      var gold = AuditGold(text: Array(try record.text("clean").utf8))
      guard !record.isAbsent("sites") else { return gold }
      let offsets = Self.codePointOffsets(document.original)
      for site in try record.records("sites") {
        let range = try site.range("start", "end")
        guard range.upperBound < offsets.count else {
          throw EvaluationRecordError(reason: "\"end\" lies beyond the damaged text")
        }
        gold.lostWords.append(offsets[range.lowerBound]..<offsets[range.upperBound])
      }
      gold.lostWords.sort { $0.lowerBound < $1.lowerBound }
      return gold
    } catch {
      throw .malformedRecord(path: input.name, line: document.place?.line ?? 1, reason: error.reason)
    }
  }

  /// Where each code point begins, and where the last one ends.
  private static func codePointOffsets(_ text: [UInt8]) -> [Int] {
    text.indices.filter { !WTF8.isContinuation(text[$0]) } + [text.count]
  }

  mutating func end(_ input: InputFile, _ ending: InputEnding, _ summary: BatchSummary) throws(DeliveryError) {}

  mutating func finish(_ summary: BatchSummary) throws(BatchError) {}

  mutating func stop(_ summary: BatchSummary) throws(BatchError) -> Bool { true }

  mutating func discard() {}
}
