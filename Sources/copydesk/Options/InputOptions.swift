import ArgumentParser
import Copydesk
import CopydeskBatch
import Foundation

/// The options that say what is read.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files and folders; - or nothing is standard input.", completion: .file())
  var paths: [String] = []

  @Option(help: "Read all files in this format, whatever their names say.")
  var format: InputFormat?

  @Option(help: ArgumentHelp("The field of a record that has the text. (default: text)", valueName: "name"))
  var textField: String?

  @Option(
    help: ArgumentHelp(
      "The field of a record that has its name; a record without it is called path:line. (default: id)",
      valueName: "name"))
  var idField: String?

  func inputs(_ file: ConfigurationFile) throws -> InputSet {
    if paths.isEmpty, isatty(STDIN_FILENO) == 1 {
      throw ValidationError("Nothing to read: name a file or folder, or pipe text in.")
    }
    return try InputSet(paths, format: format ?? file.format)
  }

  func records(_ file: ConfigurationFile, outputField: String? = nil) -> RecordOptions {
    RecordOptions(
      textField: textField ?? file.textField ?? "text", idField: idField ?? file.idField ?? "id",
      outputField: outputField ?? file.outputField)
  }
}

/// Paths of the folder the command was started in, for commands that go to another.
enum AbsolutePath {
  /// The path from the root; `-`, for a standard stream, stays.
  static func of(_ path: String) -> String { path == "-" ? path : URL(filePath: path).path }
}
