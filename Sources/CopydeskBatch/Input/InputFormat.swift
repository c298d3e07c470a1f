/// What an input holds and how it is compressed.
public struct InputFormat: RawRepresentable, CaseIterable, Hashable, Sendable {
  /// The kinds of content there are.
  public enum Content: String, CaseIterable, Hashable, Sendable {
    /// A file is one document.
    case text
    /// A line is one JSON object, and a field of it the document.
    case jsonl
    /// A record with commas, as RFC 4180 has it, under a header; a field of it is the document.
    case csv
    /// The same with tabs.
    case tsv
    /// A record is a JSON object, of an array or one behind the other.
    case json
    /// A WARC file, as Common Crawl's WET: the body of each conversion record is a document.
    case wet
  }

  /// What the input holds.
  public var content: Content
  /// How it is compressed.
  public var compression: Compression

  /// Plain text.
  public static let text = InputFormat(.text)
  /// JSON Lines.
  public static let jsonl = InputFormat(.jsonl)
  /// Comma-separated values.
  public static let csv = InputFormat(.csv)
  /// Tab-separated values.
  public static let tsv = InputFormat(.tsv)

  /// Every content, each with every compression.
  public static let allCases = Compression.allCases.flatMap { compression in
    Content.allCases.map { InputFormat($0, compression) }
  }

  /// Creates a format.
  public init(_ content: Content, _ compression: Compression = .none) {
    self.content = content
    self.compression = compression
  }

  /// Reads what ``rawValue`` gives.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// The format's name: `text`, `jsonl.gz`, `csv.zst`.
  public var rawValue: String { content.rawValue + compression.fileExtension }

  /// Guesses from a name; nil for a kind that is not read.
  ///
  /// `.txt`, `.text` and no extension are plain text, `.jsonl` and `.ndjson` JSON Lines, `.csv` and `.tsv` tables, `.wet`
  /// WARC; each may be followed by `.gz` or `.zst`.
  static func guess(_ path: String) -> InputFormat? {
    let compression = Compression(path: Path.name(of: path))
    switch contentExtension(of: path) {
    case nil, "txt", "text": return InputFormat(.text, compression)
    case "jsonl", "ndjson": return InputFormat(.jsonl, compression)
    case "csv": return InputFormat(.csv, compression)
    case "tsv", "tab": return InputFormat(.tsv, compression)
    case "wet": return InputFormat(.wet, compression)
    default: return nil
    }
  }

  /// Guesses from the name of a file that is named by itself: `.json` is read then, which in folders is seldom text.
  static func guessNamed(_ path: String) -> InputFormat? {
    guess(path) ?? (contentExtension(of: path) == "json" ? InputFormat(.json, Compression(path: path)) : nil)
  }

  /// Whether a name says nothing of what the file holds.
  static func isUntold(by path: String) -> Bool { contentExtension(of: path) == nil }

  /// A name's extension in small letters, before that of its compression; nil if it has none.
  private static func contentExtension(of path: String) -> String? {
    let whole = Path.name(of: path)
    let name = whole.utf8.dropLast(Compression(path: whole).fileExtension.utf8.count)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
    return String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
  }

  /// The format of a file that is read as `self` whatever its name says; only a name tells of compression unless
  /// `self` does.
  func applied(to path: String) -> InputFormat {
    compression == .none ? InputFormat(content, Compression(path: path)) : self
  }
}

/// One file to read: where it is, how to read it, and its place in the tree being mirrored.
public struct InputFile: Hashable, Sendable {
  /// The path as the user gave it, or below a folder the user gave; `-` is standard input.
  public var path: String
  /// How to read it.
  public var format: InputFormat
  /// The path its output has below the output folder.
  public var relativePath: String
  /// What standard input is called, where the user said so.
  public var givenName: String?
  /// Whether it is read as a text because neither its name nor the user says how.
  var isTextByDefault = false

  /// Whether this is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// What findings and messages call it.
  public var name: String { isStandardInput ? givenName ?? Self.standardInputName : path }

  /// What standard input is called.
  static let standardInputName = "<stdin>"

  /// Opens it for reading, decompressed.
  package func open(hashes: Bool = false, meter: ReadMeter? = nil) throws(BatchError) -> (any ByteReader, ByteSource) {
    let source = try ByteSource(path, hashes: hashes, meter: meter)
    switch format.compression {
    case .none: return (source, source)
    case .gzip: return (try GzipReader(source, name: name), source)
    case .zstd: return (try ZstdReader(source, name: name), source)
    }
  }
}
