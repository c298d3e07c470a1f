public import Copydesk

/// A report on what some of the stages do to the text that the stages before them leave.
///
/// Every document is cleaned twice: by the stages before the range, whose text then stands as the original, and by those
/// of the range. What the caller's own cleaning found is not looked at.
public struct StageRangeReport: DocumentReport {
  private var inner: any DocumentReport
  private let before: CleaningSession?
  private let within: CleaningSession
  private var statistics = RunStatistics()

  /// Wraps a report.
  ///
  /// - Parameters:
  ///   - inner: the report that is written.
  ///   - configuration: how documents are cleaned; stages and rules it leaves out stay out.
  ///   - stages: the stages shown.
  /// - Throws: ``ConfigurationError``, as a ``Cleaner`` does.
  public init(
    _ inner: any DocumentReport, configuration: Configuration, stages: ClosedRange<Int>
  ) throws(ConfigurationError) {
    self.inner = inner
    let all = StageID.allCases.map(\.rawValue)
    var earlier = configuration
    earlier.skip.formUnion(all.dropFirst(stages.lowerBound))
    before = stages.lowerBound == 0 ? nil : try Cleaner(earlier).makeSession()
    var shown = configuration
    shown.skip.formUnion(all.prefix(stages.lowerBound) + all.dropFirst(stages.upperBound + 1))
    within = try Cleaner(shown).makeSession()
  }

  /// Begins the report.
  public mutating func begin(into sink: ByteSink) throws { try inner.begin(into: sink) }

  /// Writes what the stages of the range do to one document.
  public mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink
  ) throws {
    let base = before?.clean(Document(id: document.id, bytes: original)).bytes ?? original
    let cleaned = within.clean(Document(id: document.id, bytes: base))
    statistics += cleaned.statistics
    try inner.add(cleaned, original: base, at: place, into: sink)
  }

  /// Ends the report with the counts of the stages shown.
  public mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws {
    try inner.finish(self.statistics, into: sink)
  }
}
