internal import CSimdJSON
internal import CopydeskLedger

/// Why a record cannot be cleaned; it is passed through unchanged, or kept aside.
public enum RecordError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is JSON, but not an object.
  case notAnObject
  /// The line is not JSON from this byte on, where that is known.
  case invalid(offset: Int?)
  /// The line holds bytes that are not UTF-8.
  case invalidUTF8
  /// The line begins with a UTF-16 byte order mark.
  case utf16
  /// The line begins with a UTF-32 byte order mark.
  case utf32
  /// Nested too deeply.
  case tooDeep
  /// 4 GiB or more.
  case tooLarge
  /// Memory for the index could not be had.
  case outOfMemory
  /// There is no text field; the fields there are, where they are known.
  case missingField(String, known: [String] = [])
  /// The text field is not a string.
  case notAString(String, RecordField.Kind)
  /// The field to write to is already there.
  case fieldExists(String)
  /// A field cannot be added beside a text that stands inside another field.
  case notBeside(String, String)
  /// A field cannot be added beside a list of texts.
  case notBesideList(String, String)
  /// What stands there is no record of a WARC file, or not a whole one.
  case notARecord
  /// A WARC record has a digest of its body that is no SHA-1 in base 32.
  case unknownDigest
  /// The cleaned text cannot stand in a JSON string.
  case unwritable
  /// A quotation mark of a CSV or TSV record stands where none may, or has no partner.
  case misplacedQuote
  /// A CSV or TSV record has not as many fields as the header.
  case fieldCount(Int, expected: Int)

  init(_ status: csimdjson_status, at offset: Int) {
    switch status {
    case CSIMDJSON_NOT_AN_OBJECT: self = .notAnObject
    case CSIMDJSON_INVALID_UTF8: self = .invalidUTF8
    case CSIMDJSON_TOO_DEEP: self = .tooDeep
    case CSIMDJSON_TOO_LARGE: self = .tooLarge
    case CSIMDJSON_OUT_OF_MEMORY: self = .outOfMemory
    // SIZE_MAX, the shim's word for "not known", is negative here.
    default: self = .invalid(offset: offset < 0 ? nil : offset)
    }
  }

  /// Every rule id a failure is listed under.
  static let rules: Set<String> = ["record-without-text", "unreadable-record"]

  /// The rule id under which the ledger lists the failure.
  public var rule: String {
    switch self {
    case .missingField, .notAString, .fieldExists, .notBeside, .notBesideList: "record-without-text"
    default: "unreadable-record"
    }
  }

  /// What is wrong, without the remedy, for files that are no records of a user's.
  var reason: String { String(description.prefix { $0 != ";" }) }

  /// The fields that are there.
  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "" }
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return ", but \(shown)\(names.count > 8 ? " …" : "")"
  }

  /// One line: what, and the remedy.
  public var description: String {
    switch self {
    case .notAnObject:
      "the line is not a JSON object; give one object on each line (--format json reads an array), or --format text"
    case .invalid(let offset):
      "the line is not valid JSON" + (offset.map { " from byte \($0 + 1) on" } ?? "")
        + "; correct it, or give --format text"
    case .invalidUTF8: "the line is not UTF-8, which JSON must be; convert the file with iconv"
    case .utf16: "the file is UTF-16, and JSON Lines must be UTF-8; convert it with `iconv -f UTF-16 -t UTF-8`"
    case .utf32: "the file is UTF-32, and JSON Lines must be UTF-8; convert it with `iconv -f UTF-32 -t UTF-8`"
    case .tooDeep: "the record is nested more than 10000 levels deep; flatten it"
    case .tooLarge: "the record has 4 GiB or more; split it"
    case .outOfMemory: "there is not enough memory for the record; give a smaller --jobs"
    case .missingField(let name, let known):
      "the record has no field '\(name)'\(Self.list(known)); name the text's field with --text-field"
    case .notAString(let name, let kind):
      "field '\(name)' is \(kind.article) \(kind.rawValue), not a string or a list of strings; name the text's field with --text-field"
    case .fieldExists(let name): "the record already has a field '\(name)'; choose another --output-field"
    case .notBeside(let name, let text):
      "field '\(text)' stands inside another, where '\(name)' cannot be added; leave the option out"
    case .notBesideList(let name, let text):
      "field '\(text)' is a list, beside which '\(name)' cannot be added; leave the option out"
    case .notARecord: "no whole WARC record stands here; get the file anew, or give --format text"
    case .unknownDigest: "its WARC digest is no `sha1:` and could not be kept true; the record was left as it was"
    case .misplacedQuote:
      "a quotation mark is missing or stands inside a field; put marks around the field and double those inside it"
    case .fieldCount(let count, let expected):
      "the record has \(count) \(count == 1 ? "field" : "fields"), and the header \(expected); correct it"
    case .unwritable: "the cleaned text cannot be written as a JSON string; the record was left as it was"
    }
  }
}

extension RecordField.Kind {
  fileprivate var article: String { self == .array || self == .object ? "an" : "a" }
}

/// The encodings that a byte order mark at the start of a file of records can name, and that records cannot be in.
enum WideEncoding: String {
  case utf16 = "UTF-16"
  case utf32 = "UTF-32"

  /// Looks at the first bytes; the mark of UTF-32 begins like that of UTF-16.
  init?(_ start: some Collection<UInt8>) {
    if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      return nil
    }
  }
}

extension RecordError {
  /// The names of a record's fields, to choose from.
  static func fieldNames(of line: ArraySlice<UInt8>) -> [String] {
    guard case .object(let members) = try? JSONParser.parse(Array(line)) else { return [] }
    return members.map(\.name)
  }
}
