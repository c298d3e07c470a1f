import ArgumentParser
import Copydesk
import CopydeskBatch
import CopydeskReport
import Foundation

/// The options that ask for reports.
struct ReportArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A report to look at: .txt, .json, .sarif or .html by its name, - for text on standard output, github for \
      annotations there. May be repeated.
      """,
      valueName: "file"),
    completion: .file())
  var report: [String] = []

  func outputs(_ catalog: RuleCatalog, run: RunHeader, color: Bool = false) throws -> [ReportOutput] {
    try report.map { path in
      // Workflow commands are read from a step's standard output only.
      if path == "github" { return ReportOutput("-", format: .github, options: ReportOptions(catalog: catalog)) }
      guard path != "-" else {
        return ReportOutput(
          path, format: .text, options: ReportOptions(color: color, version: Version.current, catalog: catalog))
      }
      guard let format = ReportFormat(path: path) else { throw BatchError.unknownReport(path: path) }
      return ReportOutput(
        path, format: format, options: ReportOptions(version: Version.current, catalog: catalog, run: run))
    }
  }
}

/// The kinds of patch there are.
enum PatchFormat: String, CaseIterable, ExpressibleByArgument {
  case unified
}

/// The kinds of word diff.
enum WordDiffFormat: String, CaseIterable, ExpressibleByArgument {
  /// Changed lines, before and after, with the words marked.
  case lines
  /// The format of git, for programs.
  case porcelain
}
