public import CopydeskBatch
internal import CopydeskLedger

/// What readers found of edits, kept in a file so that only new edits ask for a reading.
///
/// The file is JSON Lines, described in docs/audit.md: a first line that names the format, then a line for each judgement,
/// in the order of rules and bytes, so that two readers' files merge.
public struct JudgementBook: Sendable {
  /// What a careful editor says of an edit.
  public enum Judgement: String, CaseIterable, Sendable {
    /// The text is better for it.
    case right
    /// The text said something else, or was set as its author meant it.
    case wrong
    /// Editors would differ.
    case debatable
  }

  /// A judgement, and who made it.
  public struct Entry: Hashable, Sendable {
    /// What was judged.
    public var edit: EditIdentity
    /// What was found.
    public var judgement: Judgement
    /// Who read it.
    public var who: String?
    /// Why.
    public var note: String?

    /// Creates an entry.
    public init(edit: EditIdentity, judgement: Judgement, who: String? = nil, note: String? = nil) {
      self.edit = edit
      self.judgement = judgement
      self.who = who
      self.note = note
    }
  }

  /// The version of the format that is written.
  static let format = 1

  private var entries: [EditIdentity: Entry] = [:]

  /// Creates an empty book.
  public init() {}

  /// Reads a file; a file that is not there is an empty book.
  ///
  /// Of several lines about one edit the last counts.
  /// - Throws: ``BatchError`` if the file cannot be read or a line of it is no judgement.
  public init(path: String) throws(BatchError) {
    guard FileIdentity(path) != nil else { return }
    var lines = try LedgerLines(path)
    while let line = try lines.next() {
      if line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      do throws(EvaluationRecordError) {
        let record = try EvaluationRecord(line.bytes)
        if line.number == 1 {
          try Self.checkFormat(record)
        } else {
          let entry = try Entry(record)
          entries[entry.edit] = entry
        }
      } catch {
        throw .malformedJudgement(path: path, line: line.number, reason: error.reason)
      }
    }
  }

  /// How many edits are judged.
  public var count: Int { entries.count }

  /// The judgements in the order of the file.
  public var sorted: [Entry] { entries.values.sorted { $0.edit < $1.edit } }

  /// What was found of an edit; nil if nobody has read it.
  public func judgement(of edit: EditIdentity) -> Judgement? { entries[edit]?.judgement }

  /// What was found of an edit, with who read it; nil if nobody has.
  public func entry(of edit: EditIdentity) -> Entry? { entries[edit] }

  /// Judges an edit, whatever was said of it before.
  public mutating func add(_ entry: Entry) { entries[entry.edit] = entry }

  /// Forgets what was found of an edit.
  public mutating func remove(_ edit: EditIdentity) { entries[edit] = nil }

  /// Writes the file, which changes only as a whole.
  ///
  /// - Throws: ``BatchError`` if it cannot be written.
  /// - Complexity: O(*n* log *n*) in the judgements.
  public func write(to path: String) throws(BatchError) { try OutputFile.write(text, to: path) }

  /// The file's text.
  var text: String {
    var json = JSONWriter()
    json.beginObject()
    json.member("judgements", Self.format)
    json.endObject()
    json.newline()
    for entry in sorted { entry.write(into: &json) }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func checkFormat(_ record: EvaluationRecord) throws(EvaluationRecordError) {
    guard !record.isAbsent("judgements") else {
      throw EvaluationRecordError(reason: "the first line must be {\"judgements\":\(format)}")
    }
    let found = try record.integer("judgements")
    guard found == format else {
      throw EvaluationRecordError(reason: "format \(found) is not known, only \(format)")
    }
  }
}

extension JudgementBook.Entry {
  init(_ record: EvaluationRecord) throws(EvaluationRecordError) {
    edit = EditIdentity(
      rule: try record.text("rule"), before: try record.bytes("before"), after: try record.bytes("after"),
      left: try record.bytes("left"), right: try record.bytes("right"))
    guard let judgement = JudgementBook.Judgement(rawValue: try record.text("judgement")) else {
      throw EvaluationRecordError(reason: "\"judgement\" must be right, wrong or debatable")
    }
    self.judgement = judgement
    who = record.isAbsent("who") ? nil : try record.text("who")
    note = record.isAbsent("note") ? nil : try record.text("note")
  }

  func write(into json: inout JSONWriter) {
    func write(_ bytes: [UInt8], as name: String) {
      json.key(name)
      if !json.string(bytes) { json.member(name + "Base64", Base64.encode(bytes)) }
    }
    json.beginObject()
    json.member("rule", edit.rule)
    write(edit.left, as: "left")
    write(edit.before, as: "before")
    write(edit.after, as: "after")
    write(edit.right, as: "right")
    json.member("judgement", judgement.rawValue)
    if let who { json.member("who", who) }
    if let note { json.member("note", note) }
    json.endObject()
    json.newline()
  }
}
