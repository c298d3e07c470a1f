public import Copydesk

/// What a report looks like.
public struct ReportOptions: Sendable {
  /// Whether the text report may use terminal colours; without them changes read `[-so-]{+so+}`.
  public var color: Bool
  /// The columns the text report wraps at; 0 does not wrap.
  public var width: Int
  /// The words shown on either side of a change in the text report; 0 or less shows whole paragraphs.
  public var contextWords: Int
  /// The version of the tool, as reports state it.
  public var version: String
  /// What is known of the rules; a cleaner with plug-ins needs the catalogue with theirs.
  public var catalog: RuleCatalog
  /// How the run was asked for, where a report tells it.
  public var run: RunHeader?
  /// The heading of the report.
  public var title: String
  /// The most documents the HTML report lists; those after them are only counted.
  public var documentLimit: Int
  /// The most bytes of an original the HTML report shows; the rest is left out with a note.
  public var shownBytes: Int
  /// The bytes of documents the HTML report may hold.
  ///
  /// Those after them are listed and cannot be opened. Browsers hold about twice as much.
  public var pageBytes: Int

  /// Creates options.
  public init(
    color: Bool = false, width: Int = 100, contextWords: Int = 24, version: String = "0",
    title: String = "Copydesk report", catalog: RuleCatalog = .standard, documentLimit: Int = 10_000,
    shownBytes: Int = 1 << 18,
    pageBytes: Int = 1 << 26, run: RunHeader? = nil
  ) {
    self.color = color
    self.width = width
    self.contextWords = contextWords
    self.version = version
    self.title = title
    self.catalog = catalog
    self.documentLimit = documentLimit
    self.shownBytes = shownBytes
    self.pageBytes = pageBytes
    self.run = run
  }
}

/// How a run was asked for: what a reader needs to do it again, or to undo it.
public struct RunHeader: Hashable, Sendable {
  /// The command line.
  public var command: String
  /// The profile that set the thresholds.
  public var profile: String?
  /// The model that judged words.
  public var model: String?
  /// The files and folders that were named.
  public var inputs: [String]
  /// When it began, in UTC as ISO 8601 has it.
  public var started: String
  /// The command that gives the originals back; nil where none does.
  public var undo: String?

  /// Creates a header.
  public init(
    command: String, profile: String? = nil, model: String? = nil, inputs: [String] = [], started: String,
    undo: String? = nil
  ) {
    self.command = command
    self.profile = profile
    self.model = model
    self.inputs = inputs
    self.started = started
    self.undo = undo
  }

  /// A command line as a shell reads it, with what a shell would take apart in quotation marks.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public static func commandLine(_ arguments: [String]) -> String {
    arguments.map { argument in
      let isPlain =
        !argument.isEmpty
        && argument.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            true
          default: "-_./:,=@%+".utf8.contains(byte)
          }
        }
      return isPlain ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
