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
    }
  }
}
