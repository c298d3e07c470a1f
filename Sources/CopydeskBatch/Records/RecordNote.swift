/// What a ledger keeps of a document beside its findings, on the first line of each, so that the original can be given
/// back and nothing is taken for it that is not.
///
/// The file and record of the output are known only when it is written, and are put in then.
struct RecordNote: Hashable, Sendable {
  /// The record of the output: a line of JSON Lines, a record of a table.
  var record = 0
  /// The record of the input, which differs where others were put elsewhere or several inputs went to one output.
  var inputRecord: Int
  var input: String
  var textField: String
  var outputField: String?
  var spelling: JSONStringSpelling?
  /// For a table: where the field with the text stands in the output, decompressed, and whether it was in quotation
  /// marks before cleaning.
  var field: Range<Int>?
  var wasQuoted: Bool?
  /// Whether the table has no quotation marks around fields.
  var isRaw = false
  /// What the record stands in, if it is neither a line nor a row.
  var layout: Layout?
  /// The text's place in a list, from 0.
  var element: Int?
  /// What a WARC record's headers said of its body, where cleaning made them say something else.
  var headers: [String] = []

  /// What records stand in.
  enum Layout: String {
    /// A JSON file that may be an array.
    case json
    /// A WARC file.
    case archive
  }

  /// The members' names.
  enum Name {
    static let record = "record"
    static let inputRecord = "inputRecord"
    static let input = "input"
    static let textField = "textField"
    static let outputField = "outputField"
    static let spelling = "spelling"
    static let fieldStart = "fieldStart"
    static let fieldEnd = "fieldEnd"
    static let wasQuoted = "wasQuoted"
    static let layout = "layout"
    static let element = "element"
    static let headers = "headers"
    static let keptAside = "keptAside"
  }

  /// The members that are known before the output is written.
  var members: [(String, String)] {
    var members = [(Name.inputRecord, String(inputRecord)), (Name.input, input), (Name.textField, textField)]
    if let outputField { members.append((Name.outputField, outputField)) }
    if let spelling, !spelling.isPlain { members.append((Name.spelling, spelling.ledgerValue)) }
    if let layout { members.append((Name.layout, layout.rawValue)) }
    if let element { members.append((Name.element, String(element))) }
    if !headers.isEmpty { members.append((Name.headers, headers.joined(separator: "\n"))) }
    if let wasQuoted { members.append((Name.wasQuoted, isRaw ? "raw" : wasQuoted ? "yes" : "no")) }
    return members
  }

  /// The members that say where a document went, for the line before its closing brace.
  static func placement(output: String?, record: Int?, field: Range<Int>?) -> [(String, String)] {
    var members: [(String, String)] = []
    if let output { members.append(("output", output)) }
    if let record { members.append((Name.record, String(record))) }
    if let field {
      members.append((Name.fieldStart, String(field.lowerBound)))
      members.append((Name.fieldEnd, String(field.upperBound)))
    }
    return members
  }

  /// Writes members as they stand in an object that has others before.
  static func source(of members: [(String, String)]) -> [UInt8] {
    var result: [UInt8] = []
    for (name, value) in members {
      result += Array(",\"\(name)\":\"".utf8)
      result += JSONStringStyle.plain.content(of: Array(value.utf8)[...]) ?? []
      result.append(UInt8(ascii: "\""))
    }
    return result
  }

  /// Reads the note of a ledger line; nil if it has none, as a plain text's.
  ///
  /// - Throws: ``NoteError`` if it has one that cannot be read. Such a document must not be taken for a plain text, whose
  ///   record would be passed by.
  init?(line bytes: [UInt8], scanner: RecordScanner) throws(NoteError) {
    let names = [
      Name.record, Name.inputRecord, Name.input, Name.textField, Name.outputField, Name.spelling, Name.fieldStart,
      Name.fieldEnd, Name.wasQuoted, Name.layout, Name.element, Name.headers,
    ]
    guard let fields = try? scanner.fields(names.map { Array($0.utf8) }, in: bytes, bytes.indices) else {
      throw NoteError(member: Name.record)
    }
    guard fields.contains(where: { $0 != nil }) else { return nil }
    let values = fields.map { $0?.string(in: bytes) }
    func number(_ index: Int, _ name: String) throws(NoteError) -> Int? {
      guard let value = values[index] else { return nil }
      guard let number = Int(value), number >= 0 else { throw NoteError(member: name) }
      return number
    }
    // Where no cleaned text was written there is no record of it; none is numbered 0.
    let record = try number(0, Name.record) ?? 0
    guard let textField = values[3] else { throw NoteError(member: Name.textField) }
    self.init(
      inputRecord: try number(1, Name.inputRecord) ?? record, input: values[2] ?? "", textField: textField,
      outputField: values[4], spelling: nil)
    self.record = record
    wasQuoted = values[8].map { $0 == "yes" }
    isRaw = values[8] == "raw"
    if let name = values[9] {
      guard let known = Layout(rawValue: name) else { throw NoteError(member: Name.layout) }
      layout = known
    }
    element = try number(10, Name.element)
    headers = values[11].map { $0.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) } } ?? []
    if let start = try number(6, Name.fieldStart), let end = try number(7, Name.fieldEnd) {
      guard start <= end else { throw NoteError(member: Name.fieldEnd) }
      field = start..<end
    }
    if let spelling = values[5] {
      guard let known = JSONStringSpelling(ledgerValue: spelling) else { throw NoteError(member: Name.spelling) }
      self.spelling = known
    }
  }

  init(
    inputRecord: Int, input: String, textField: String, outputField: String?, spelling: JSONStringSpelling?,
    wasQuoted: Bool? = nil, isRaw: Bool = false, layout: Layout? = nil
  ) {
    self.layout = layout
    self.inputRecord = inputRecord
    self.input = input
    self.textField = textField
    self.outputField = outputField
    self.spelling = spelling
    self.wasQuoted = wasQuoted
    self.isRaw = isRaw
  }
}

extension RecordNote {
  /// What the file holds that it is about.
  var content: InputFormat.Content {
    switch layout {
    case .json: .json
    case .archive: .wet
    case nil: wasQuoted == nil ? .jsonl : .csv
    }
  }
}

/// What of a note cannot be read.
struct NoteError: Error {
  var member: String

  /// The reason, for an error that says where.
  var reason: String { "its \"\(member)\" is missing or not what `copydesk clean` writes" }
}

/// Where the text of a record stands: in which line, and as which string of it.
public struct DocumentPlace: Sendable {
  /// The line of the file, from 1.
  package var line: Int
  /// What the string stands in: its literal, or a row of a table.
  package var record: [UInt8]
  /// The string, and where its content begins in the line.
  var literal: JSONStringLiteral
  var contentStart: Int
  /// What of its first line stands before it.
  var before = LineStart()
  /// The whole record, for those who ask for ``BatchProducts/records``.
  package var whole: [UInt8] = []
}
