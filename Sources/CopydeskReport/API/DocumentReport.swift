public import Copydesk

/// A report on many documents, written as they come.
///
/// Call ``begin(into:)`` once, ``add(_:original:at:into:)`` for every document, ``finish(_:into:)`` once.
/// A report keeps no document after it has been added, so memory is bounded by the largest one.
public protocol DocumentReport {
  /// Writes what stands before the first document.
  mutating func begin(into sink: ByteSink) throws

  /// Writes one document.
  ///
  /// - Parameters:
  ///   - document: what cleaning gave. If its ledger does not turn `original` into its text, as when a file was
  ///     edited after the run, the two texts are compared instead.
  ///   - original: the bytes before cleaning.
  ///   - place: where its findings stand in the file it is in, for formats that tell; nil for a document that is a file.
  ///   - sink: takes the output.
  /// - Throws: what `sink` throws.
  /// - Complexity: O(*n*) in the bytes of the document.
  mutating func add(
    _ document: CleanedDocument, original: [UInt8], at place: SourcePlace?, into sink: ByteSink) throws

  /// Writes what stands after the last document.
  ///
  /// - Parameters:
  ///   - statistics: the counts of the whole run.
  ///   - sink: takes the output.
  /// - Throws: what `sink` throws.
  mutating func finish(_ statistics: RunStatistics, into sink: ByteSink) throws
}

extension DocumentReport {
  /// Writes one document that is a file.
  public mutating func add(_ document: CleanedDocument, original: [UInt8], into sink: ByteSink) throws {
    try add(document, original: original, at: nil, into: sink)
  }
}

/// Takes the next bytes of an output: writes them to a file, a pipe, or an array.
///
/// What it throws ends the report and reaches the caller unchanged.
public typealias ByteSink = ([UInt8]) throws -> Void

/// The formats a report can be written in.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// A word diff and tables, to read in a terminal.
  case text
  /// One JSON document.
  case json
  /// SARIF 2.1.0, for code-scanning services and editors.
  case sarif
  /// One self-contained page.
  case html
  /// Annotations of GitHub Actions.
  case github
  /// A code quality report of GitLab CI.
  case gitlab
  /// A line of JSON for every finding.
  case jsonl
  /// The Reviewdog Diagnostic Format, a line of JSON for every finding.
  case rdjsonl

  /// Chooses the format by a path's extension: `.txt`, `.json`, `.sarif`, `.html` or `.htm`, in any case.
  ///
  /// Gives nil for any other path.
  public init?(path: String) {
    // By bytes: a combining mark is one `Character` with the slash or dot before it.
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
    switch String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased() {
    case "txt": self = .text
    case "json": self = .json
    case "sarif": self = .sarif
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// Makes a report of this format.
  public func makeReport(_ options: ReportOptions) -> any DocumentReport {
    switch self {
    case .text: TextReport(options)
    case .json: JSONReport(options)
    case .sarif: SARIFReport(options)
    case .html: HTMLReport(options)
    case .github: GitHubAnnotations(options)
    case .gitlab: GitLabReport(options)
    case .jsonl: JSONLinesReport(options)
    case .rdjsonl: DiagnosticLinesReport(options)
    }
  }
}

/// How often each rule repaired and flagged in one document.
struct FindingCounts {
  private(set) var rules: [String: (repaired: Int, flagged: Int)] = [:]
  private(set) var repaired = 0
  private(set) var flagged = 0

  init(_ ledger: Ledger) {
    for finding in ledger.findings {
      switch finding.outcome {
      case .repaired:
        repaired += 1
        rules[finding.rule, default: (0, 0)].repaired += 1
      case .flagged:
        flagged += 1
        rules[finding.rule, default: (0, 0)].flagged += 1
      }
    }
  }
}
