/// Why fixtures cannot be read, run or rewritten.
public enum FixtureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read.
  case unreadable(file: String, reason: String)
  /// The folder holds neither case tables nor golden pairs.
  case empty(directory: String)
  /// A case table is not a JSON array.
  case malformedTable(file: String)
  /// A case of a table cannot be used.
  case malformedCase(file: String, line: Int, reason: String)
  /// Two cases of one table have one label.
  case duplicateLabel(file: String, label: String)
  /// A golden input has no expected text.
  case missingExpected(file: String)
  /// A line of expected findings cannot be used.
  case malformedFinding(file: String, line: Int)
  /// A case asks for a configuration there is not.
  case configuration(file: String, label: String, reason: String)
  /// A file cannot be written.
  case unwritable(file: String, reason: String)

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason); check the path and its permissions"
    case .empty(let directory):
      "\(directory) holds no fixtures; put tables in \(directory)/cases/*.json or pairs in \(directory)/golden/"
    case .malformedTable(let file): "\(file) is not a JSON array of cases; see the tables in Fixtures/cases"
    case .malformedCase(let file, let line, let reason): "\(file):\(line): case cannot be used: \(reason)"
    case .duplicateLabel(let file, let label): "\(file): two cases are labelled '\(label)'; rename one"
    case .missingExpected(let file):
      "\(file) has no expected text beside it; write one or run `copydesk verify --update`"
    case .malformedFinding(let file, let line):
      "\(file):\(line): not a finding; write {\"rule\": …, \"outcome\": …, \"start\": …, \"end\": …}"
    case .configuration(let file, let label, let reason): "\(file): case '\(label)': \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason); check permissions and free space"
    }
  }
}
