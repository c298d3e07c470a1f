internal import Copydesk
public import CopydeskReport

/// A report on its way to a file or to standard output.
public final class ReportOutput {
  /// Where it goes; `-` is standard output.
  public let path: String
  private var report: any DocumentReport
  private var writer: (any ByteWriter)?

  /// Creates a report of a format.
  public convenience init(_ path: String, format: ReportFormat, options: ReportOptions) {
    self.init(path, report: format.makeReport(options))
  }

  /// Creates an output of a report.
  public init(_ path: String, report: any DocumentReport) {
    self.path = path
    self.report = report
  }

  /// Opens the file and writes what stands before the first document.
  ///
  /// In a run that can be resumed the unfinished file has a name of its own, so that a later part of the run takes the
  /// place of what a killed one left.
  func begin(resumes: Bool = false) throws(BatchError) {
    let writer: any ByteWriter
    if path != "-" { try FolderMaker.makeFolder(Path.parent(of: path)) }
    if path == "-" {
      writer = DescriptorWriter.standardOutput()
    } else if resumes, FileIdentity(path).map({ $0.kind == .regular }) ?? true {
      writer = try ResumableFile(path)
    } else {
      writer = try AtomicFileWriter(path)
    }
    self.writer = writer
    try perform { try report.begin(into: $0) }
  }

  func add(_ document: ProcessedDocument, at place: SourcePlace? = nil) throws(BatchError) {
    try perform { try report.add(document.cleaned, original: document.original, at: place, into: $0) }
  }

  func finish(_ statistics: RunStatistics) throws(BatchError) {
    try perform { try report.finish(statistics, into: $0) }
    try writer?.finish()
  }

  func discard() { writer?.discard() }

  private func perform(_ step: (ByteSink) throws -> Void) throws(BatchError) {
    guard let writer else { return }
    do {
      try step { bytes in try writer.write(bytes) }
    } catch let error as BatchError {
      throw error
    } catch {
      throw .reportFailed(path: path, reason: "\(error)")
    }
  }
}
