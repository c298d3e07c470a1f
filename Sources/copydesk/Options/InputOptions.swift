import ArgumentParser
import CopydeskBatch
internal import CopydeskSettings
import Foundation

/// The options that say what is read.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files and folders; - or nothing is standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: "Read all files in this format, whatever their names say.")
  var format: InputFormat?

  @Option(
    help: ArgumentHelp("What standard input is called; its name tells how it is read.", valueName: "path"),
    completion: .file())
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp(
      "The field of a record that has the text, or a list of texts; may be repeated. (default: text)",
      valueName: "name"))
  var textField: [String] = []

  @Option(
    help: ArgumentHelp(
      "The field of a record that has its name; a record without it is called path:line. (default: id)",
      valueName: "name"))
  var idField: String?

  @Option(
    help: ArgumentHelp(
      "The field of a record that tells its source: a name, or a URL, whose host it is. (default: the file's folder)",
      valueName: "name"))
  var sourceField: String?

  @Option(
    help: ArgumentHelp(
      "What parts the fields of a table: one character, or \\t for a tab. (default: a comma, in TSV a tab)",
      valueName: "character"))
  var delimiter: String?

  @Flag(help: "The first record of a table names no columns; they have their numbers, from 1.")
  var noHeader = false

  @Option(help: "Whether fields of a table can stand in quotation marks.")
  var quote: TableQuoting = .double

  @Option(
    help: ArgumentHelp(
      "Files and folders that are not read, as .gitignore has patterns. May be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  @Flag(help: "Leave out files that --exclude or the configuration names even where the command line names them.")
  var forceExclude = false

  @Flag(help: "Read what .gitignore leaves out, too.")
  var noIgnore = false

  /// Where the configuration is looked for.
  var settingsPaths: [String] { stdinFilename.map { name in paths.filter { $0 != "-" } + [name] } ?? paths }

  func inputs(_ file: ConfigurationFile) throws -> InputSet {
    if paths.isEmpty, stdinFilename == nil, isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Nothing to read: name a file or folder, or pipe text in.")
    }
    return try InputSet(
      paths, format: format ?? file.format, filter: filter(file), standardInput: stdinFilename)
  }

  /// Says which options have nothing to act on, since all that is named holds something else; nil if all have.
  ///
  /// What the environment says is for all runs, and need not fit each.
  func idleOptions(_ inputs: InputSet, _ others: [(option: String, isGiven: Bool)] = []) -> String? {
    guard let contents = inputs.contents else { return nil }
    let ofRecords = [("--text-field", !textField.isEmpty), ("--id-field", idField != nil)] + others
    let ofTables = [("--delimiter", delimiter != nil), ("--no-header", noHeader), ("--quote", quote != .double)]
    let idle =
      (contents == [.text] ? ofRecords : [])
      + (contents.isDisjoint(with: [.csv, .tsv]) ? ofTables : [])
    let fromOutside = Set(Invocation.variables.map { "--" + $0.option })
    let names = idle.filter(\.1).map(\.0).filter { !fromOutside.contains($0) }
    if names.isEmpty { return nil }
    let (kind, formats) = contents == [.text] ? ("only plain text", "jsonl or csv") : ("no table", "csv or tsv")
    return "\(names.joined(separator: ", ")): without effect, since \(kind) is read; --format \(formats) "
      + "reads it otherwise"
  }

  private func filter(_ file: ConfigurationFile) -> PathFilter {
    var filter = PathFilter(keepsToGitignore: !noIgnore, isForced: forceExclude)
    filter.exclude(file.settings.exclude, from: file.folder)
    filter.exclude(exclude, from: ".")
    return filter
  }

  func records(_ file: ConfigurationFile, outputField: String? = nil) -> RecordOptions {
    let settings = file.settings
    var records = RecordOptions(
      idField: idField ?? settings.idField ?? "id", outputField: outputField ?? settings.outputField)
    let fields = [textField, settings.textFields].first { !$0.isEmpty }
    records.textFields = fields ?? records.textFields
    records.sourceField = sourceField ?? settings.sourceField
    records.dialect.delimiter = delimiterByte
    records.dialect.hasHeader = !noHeader
    records.dialect.quotes = quote == .double
    return records
  }

  private var delimiterByte: UInt8? { delimiter.flatMap { $0 == "\\t" ? 0x09 : $0.utf8.first } }

  func validate() throws {
    guard let delimiter, delimiter != "\\t" else { return }
    guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte != 0x22, byte != 0x0A, byte != 0x0D else {
      throw ValidationError("'--delimiter \(delimiter)' is not one ASCII character; \\t stands for a tab.")
    }
  }
}

/// Paths of the folder the command was started in, for commands that go to another.
enum AbsolutePath {
  /// The path from the root; `-`, for a standard stream, stays.
  static func of(_ path: String) -> String { path == "-" ? path : URL(filePath: path).path }
}

/// How the fields of tables are quoted.
enum TableQuoting: String, CaseIterable, ExpressibleByArgument {
  /// As RFC 4180 has it.
  case double
  /// Marks are text.
  case none
}
