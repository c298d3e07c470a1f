internal import Glibc

/// Why a run, or one file of it, could not be done.
public enum BatchError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file or folder cannot be read.
  case unreadable(path: String, errno: Int32)
  /// A file cannot be written.
  case unwritable(path: String, errno: Int32)
  /// Whoever read our output has gone.
  case brokenPipe
  /// A file is compressed in a way that is not read.
  case compressed(path: String)
  /// A compressed file ends too early.
  case truncated(path: String, compression: Compression)
  /// A compressed file cannot be decompressed from some place on.
  case corrupt(path: String, compression: Compression)
  /// A compressed file cannot be decompressed to its end, and nothing was made of it.
  case notDecompressed(path: String, compression: Compression)
  /// What was taken for a text, since nothing says otherwise, is records.
  case recordsAsText(path: String)
  /// A file's name does not say what it holds.
  case unknownKind(path: String)
  /// A pattern matches no file.
  case noMatch(pattern: String)
  /// A table has no column for the text.
  case missingColumn(path: String, column: String, known: [String])
  /// A table already has the column to be written.
  case columnExists(path: String, column: String)
  /// A table's header cannot be read.
  case malformedHeader(path: String, reason: String)
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
  /// Standard input would have to be read once more.
  case standardInputReread(Rereading)
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
  /// A line of a set to learn from cannot be read.
  case notLearnable(path: String, line: Int, reason: String)
  /// A line of a file of judgements cannot be read.
  case malformedJudgement(path: String, line: Int, reason: String)
  /// A text and its ledger do not belong together.
  case ledgerMismatch(path: String, line: Int?, reason: String)
  /// A ledger lacks lines.
  case incompleteLedger(path: String, reason: String)
  /// A ledger does not say where the cleaned text is, or says several places.
  case cleanedTextUnknown(ledger: String)
  /// The language model could not be adapted.
  case adaptationFailed(reason: String)
  /// A run manifest cannot be used.
  case manifest(path: String, reason: String)
  /// A manifest stands where a new one would be written.
  case manifestExists(path: String)
  /// An input is not what it was when the run began.
  case inputChanged(path: String)
  /// An input is not there any more.
  case inputMissing(path: String)
  /// The run was interrupted.
  case interrupted
  /// The configuration is at fault.
  case configuration(String)

  /// What reads its inputs once more than cleaning does.
  public enum Rereading: Hashable, Sendable {
    /// A batch that is its own evidence.
    case corroboration
    /// A model that is adapted to the batch.
    case adaptation
    /// A batch whose recurring lines are counted.
    case furniture
    /// The choice of some documents.
    case sample
  }

  /// Whether the command line has to be corrected.
  public var isUsage: Bool {
    switch self {
    case .outputRequired, .severalToOne, .outputIsAFile, .overwritesInput, .outputInsideInput, .sameOutput,
      .standardInputTwice, .standardInputReread, .standardOutputTwice, .unknownReport,
      .cleanedTextUnknown, .configuration, .manifestExists, .noMatch:
      true
    default: false
    }
  }

  /// Whether what was read before holds, so that it is written.
  var keepsWhatWasRead: Bool {
    switch self {
    case .truncated, .corrupt: true
    default: false
    }
  }

  /// The error of an input of which nothing was written.
  var withoutOutput: BatchError {
    switch self {
    case .truncated(let path, let compression), .corrupt(let path, let compression):
      .notDecompressed(path: path, compression: compression)
    default: self
    }
  }

  /// Whether no other file would fare better.
  var endsRun: Bool {
    switch self {
    case .brokenPipe, .interrupted: true
    case .unwritable(_, let code): code == ENOSPC || code == EDQUOT
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
      "\(path): of the kinds of compression only .gz and .zst are read; decompress it, as in `xz -dc FILE | copydesk clean -`"
    case .truncated(let path, let compression):
      "\(path): the \(compression.rawValue) data ends too early; what is whole before that is done; get the whole file"
    case .corrupt(let path, let compression):
      "\(path): the \(compression.rawValue) data is damaged; what is whole before that is done; get the file anew"
    case .notDecompressed(let path, let compression):
      "\(path): the \(compression.rawValue) data is damaged, ends too early or is none; nothing was written of it; get the whole file, or rename it"
    case .recordsAsText(let path):
      "\(path): looks like JSON Lines and would be cleaned as one text; give --format jsonl, or --format text"
    case .unknownKind(let path):
      "\(path): its name does not say what it holds; give --format text, jsonl, json, csv, tsv or wet"
    case .noMatch(let pattern): "\(pattern): no file matches; check the pattern"
    case .missingColumn(let path, let column, let known):
      "\(path): has no column '\(column)', but \(Self.list(known)); "
        + (Self.delimiter(in: known).map { "its fields look parted by '\($0)': give --delimiter '\($0)'" }
          ?? "name the text's column, or give its number, with --text-field")
    case .columnExists(let path, let column): "\(path): already has a column '\(column)'; choose another name"
    case .malformedHeader(let path, let reason): "\(path): the header cannot be read: \(reason)"
    case .outputRequired: "several inputs or a folder need a place for the output; give --output DIR"
    case .severalToOne(let output):
      "\(output): several texts or files cannot go to one file; give a folder that exists, or one that ends in /"
    case .outputIsAFile(let path): "\(path): is a file, and a folder's output needs a folder; give --output DIR"
    case .overwritesInput(let path): "\(path): is one of the inputs and would be overwritten; choose another path"
    case .outputInsideInput(let output, let folder):
      "\(output): lies inside the input folder \(folder) and would be read as input; choose a folder beside it"
    case .sameOutput(let path): "\(path): two outputs would be written here; give them different names or folders"
    case .standardInputTwice: "standard input is named twice; give `-` once"
    case .standardInputReread(.corroboration):
      "standard input cannot be read twice, as --corroborate must; give files, or evidence with --evidence"
    case .standardInputReread(.adaptation):
      "standard input cannot be read twice, as adapting to the batch needs; give files or folders"
    case .standardInputReread(.furniture):
      "standard input cannot be read twice, as --furniture must; give files or folders"
    case .standardInputReread(.sample): "--sample: standard input cannot be read twice; name a file"
    case .standardOutputTwice: "two outputs go to standard output; give a file for one of them"
    case .unknownReport(let path): "\(path): not a kind of report; end its name in .txt, .json, .sarif or .html"
    case .reportFailed(let path, let reason): "\(path): the report could not be made: \(reason)"
    case .malformedLedger(let path, let line, let reason):
      "\(path):\(line): not a line of a ledger: \(reason); use the file `copydesk clean --edits` wrote"
    case .malformedRecord(let path, let line, let reason):
      "\(path):\(line): cannot be scored: \(reason); `copydesk eval --help` shows the members of each file"
    case .notLearnable(let path, let line, let reason):
      "\(path):\(line): nothing to learn from: \(reason); give sets that `copydesk damage` made"
    case .malformedJudgement(let path, let line, let reason):
      "\(path):\(line): not a judgement: \(reason); correct or remove the line, or name a file `copydesk audit` wrote"
    case .ledgerMismatch(let path, let line, let reason):
      "\(path)\(line.map { ":\($0)" } ?? ""): the ledger does not fit this text: \(reason)"
    case .cleanedTextUnknown(let ledger):
      "\(ledger): does not say where the cleaned text is; name it: copydesk revert LEDGER CLEANED"
    case .adaptationFailed(let reason): "the model could not be adapted to the batch: \(reason)"
    case .incompleteLedger(let path, let reason):
      "\(path): the ledger is not whole: \(reason); use the file as `copydesk clean --edits` wrote it"
    case .manifest(let path, let reason): "\(path): the run manifest cannot be used: \(reason)"
    case .manifestExists(let path):
      "\(path): is there already; go on with that run by --resume \(path), or name another file"
    case .inputChanged(let path):
      "\(path): is not what it was when the run began; begin a new run"
    case .inputMissing(let path):
      "\(path): is not there, and the run is not at its end; put it back or mount its disk, or begin a new run"
    case .interrupted: "the run was interrupted"
    case .configuration(let reason): reason
    }
  }

  /// What parts the fields of a header that seems to have one column.
  private static func delimiter(in names: [String]) -> String? {
    guard names.count == 1, let name = names.first else { return nil }
    let counts = [";", "\t", "|", ","].map { mark in (mark, name.utf8.count { $0 == mark.utf8.first }) }
    guard let most = counts.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
    return most.0 == "\t" ? "\\t" : most.0
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? shown + " …" : shown
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
