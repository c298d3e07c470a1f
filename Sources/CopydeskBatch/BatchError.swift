internal import Glibc

/// Why a run, or one file of it, could not be done.
public enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read.
  case unreadable(path: String, errno: Int32)
  /// A file cannot be written.
  case unwritable(path: String, errno: Int32)
  /// Whoever read our output has gone.
  case brokenPipe
  /// A file is compressed.
  case compressed(path: String)
  /// A file's name says neither plain text nor JSON Lines.
  case unknownKind(path: String)
  /// Several inputs, or a folder, and nowhere to write them.
  case outputRequired
  /// Several plain files and one file to write.
  case severalToOne(output: String)
  /// A file for a folder's output.
  case outputIsAFile(path: String)
  /// Writing here would overwrite an input.
  case overwritesInput(path: String)
  /// Writing here would put output into the folder being read.
  case outputInsideInput(output: String, folder: String)
  /// Two outputs have the same path.
  case sameOutput(path: String)
  /// Standard input is named twice.
  case standardInputTwice
  /// Standard input would have to be read more than once.
  case standardInputNotTwice
  /// Standard output would carry two things.
  case standardOutputTwice
  /// A report's name does not say its format.
  case unknownReport(path: String)
  /// A report could not be made.
  case reportFailed(path: String, reason: String)
  /// A ledger line cannot be read.
  case malformedLedger(path: String, line: Int, reason: String)
  /// A line of a gold set, or of what is scored against it, cannot be read.
  case malformedRecord(path: String, line: Int, reason: String)
  /// A text and its ledger do not belong together.
  case ledgerMismatch(path: String, line: Int?, reason: String)
  /// A ledger does not say where the cleaned text is, or says several places.
  case cleanedTextUnknown(ledger: String)
  /// Standard input would have to be read twice.
  case readsTwice
  /// The language model could not be adapted.
  case adaptationFailed(reason: String)
  /// The configuration is at fault.
  case configuration(String)

  /// Whether the command line has to be corrected.
  public var isUsage: Bool {
    switch self {
    case .outputRequired, .severalToOne, .outputIsAFile, .overwritesInput, .outputInsideInput, .sameOutput,
      .standardInputTwice, .standardInputNotTwice, .standardOutputTwice, .readsTwice, .unknownReport,
      .cleanedTextUnknown, .configuration:
      true
    default: false
    }
  }

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .unreadable(let path, let code): "\(path): cannot be read: \(Self.reason(code)); \(Self.remedy(code))"
    case .unwritable(let path, let code): "\(path): cannot be written: \(Self.reason(code)); \(Self.remedy(code))"
    case .brokenPipe: "standard output was closed"
    case .compressed(let path):
      "\(path): compressed files are not read; decompress it first, as in `zstd -dc FILE | copydesk clean -`"
    case .unknownKind(let path): "\(path): neither plain text nor JSON Lines by its name; give --format text or jsonl"
    case .outputRequired: "several inputs or a folder need a place for the output; give --output DIR"
    case .severalToOne(let output):
      "\(output): several plain texts cannot go to one file; give a folder that exists, or one that ends in /"
    case .outputIsAFile(let path): "\(path): is a file, and a folder's output needs a folder; give --output DIR"
    case .overwritesInput(let path): "\(path): is one of the inputs and would be overwritten; choose another path"
    case .outputInsideInput(let output, let folder):
      "\(output): lies inside the input folder \(folder) and would be read as input; choose a folder beside it"
    case .sameOutput(let path): "\(path): two outputs would be written here; give them different names or folders"
    case .standardInputTwice: "standard input is named twice; give `-` once"
    case .standardInputNotTwice:
      "standard input cannot be read twice, as --corroborate must; give files, or evidence with --evidence"
    case .standardOutputTwice: "two outputs go to standard output; give a file for one of them"
    case .unknownReport(let path): "\(path): not a kind of report; end its name in .txt, .json, .sarif or .html"
    case .reportFailed(let path, let reason): "\(path): the report could not be made: \(reason)"
    case .malformedLedger(let path, let line, let reason):
      "\(path):\(line): not a line of a ledger: \(reason); use the file `copydesk clean --edits` wrote"
    case .malformedRecord(let path, let line, let reason):
      "\(path):\(line): cannot be scored: \(reason); `copydesk eval --help` shows the members of each file"
    case .ledgerMismatch(let path, let line, let reason):
      "\(path)\(line.map { ":\($0)" } ?? ""): the ledger does not fit this text: \(reason)"
    case .cleanedTextUnknown(let ledger):
      "\(ledger): does not say where the cleaned text is; name it: copydesk revert LEDGER CLEANED"
    case .readsTwice: "standard input cannot be read twice, as adapting to the batch needs; give files or folders"
    case .adaptationFailed(let reason): "the model could not be adapted to the batch: \(reason)"
    case .configuration(let reason): reason
    }
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOSPC, EDQUOT: "the disk is full"
    case EISDIR: "it is a folder"
    case EILSEQ: "its name is not UTF-8"
    default: String(cString: strerror(code)).lowercased()
    }
  }

  private static func remedy(_ code: Int32) -> String {
    switch code {
    case ENOENT: "check the path"
    case EACCES, EPERM: "change its permissions, or run as its owner"
    case ENOSPC, EDQUOT: "make room, or choose another disk"
    case EISDIR: "name a file"
    case EILSEQ: "rename it"
    case EROFS: "choose a place that can be written"
    case EMFILE, ENFILE: "raise the limit of open files with `ulimit -n`"
    default: "check the file and its disk"
    }
  }
}
