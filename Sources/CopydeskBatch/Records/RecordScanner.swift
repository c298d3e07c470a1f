internal import CSimdJSON

/// Finds fields of JSON records, one record after another.
///
/// Not thread-safe: each task makes its own. It keeps buffers of the largest record it has seen.
public final class RecordScanner {
  private let parser: OpaquePointer

  /// The bytes of a record buffer that must stand, whatever they hold, after a record.
  public static let padding = csimdjson_padding()

  /// Creates a scanner.
  ///
  /// - Throws: ``RecordError/outOfMemory`` if its buffers cannot be had.
  public init() throws(RecordError) {
    guard let parser = csimdjson_parser_create() else { throw .outOfMemory }
    self.parser = parser
  }

  deinit { csimdjson_parser_destroy(parser) }

  /// Validates a record and finds fields of its outermost object, in the order of `names`; nil where there is none.
  ///
  /// A name with a stop in it, such as `article.body`, that no field has is the way to a field inside others. `NaN` and
  /// `Infinity`, which are no JSON and which Python writes, are taken for numbers.
  ///
  /// - Parameters:
  ///   - names: The fields to look for. Of fields with the same name the last is taken, as Python does.
  ///   - bytes: A buffer that holds the record.
  ///   - range: The record's place in it.
  /// - Returns: Places as offsets into `bytes`.
  /// - Throws: ``RecordError`` if the record is not a JSON object.
  /// - Complexity: O(*n*) in the bytes of the record; a record too near the end of the buffer is copied.
  public func fields(
    _ names: [[UInt8]], in bytes: [UInt8], _ range: Range<Int>
  ) throws(RecordError) -> [RecordField?] {
    let range = range.clamped(to: bytes.indices)
    var found = try outermost(names, in: bytes, range)
    for (index, name) in names.enumerated() where found[index] == nil && name.contains(UInt8(ascii: ".")) {
      found[index] = nested(name, in: bytes, range)
    }
    return found
  }

  /// Whether a text begins with a line that is a JSON object with a member.
  ///
  /// - Complexity: O(*n*) in the bytes of the first line.
  static func readsAsRecords(_ text: [UInt8]) -> Bool {
    guard text.first == UInt8(ascii: "{") else { return false }
    let line = text[..<(text.firstIndex(of: 0x0A) ?? text.endIndex)]
    let members = line.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    guard members.first == UInt8(ascii: "\""), let scanner = try? RecordScanner() else { return false }
    return (try? scanner.fields([], in: text, line.indices)) != nil
  }

  /// A field inside others.
  private func nested(_ name: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> RecordField? {
    var range = range
    var steps = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }[...]
    while let step = steps.popFirst() {
      guard let field = (try? outermost([step], in: bytes, range))?.first ?? nil else { return nil }
      if steps.isEmpty {
        var inner = field
        inner.isNested = true
        return inner
      }
      guard field.kind == .object else { return nil }
      range = field.value.lowerBound..<Self.end(ofObject: field.value.lowerBound, in: bytes, range.upperBound)
    }
    return nil
  }

  /// Where an object that was found valid ends.
  private static func end(ofObject start: Int, in bytes: [UInt8], _ limit: Int) -> Int {
    var depth = 0
    var isQuoted = false
    var index = start
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isQuoted: index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return limit
  }

  /// A record with numbers of the same length in the place of `NaN` and `Infinity`; nil if there are none.
  private static func withNumbers(_ record: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8]?
    var isQuoted = false
    var index = record.startIndex
    while index < record.endIndex {
      let byte = record[index]
      if isQuoted, byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "N") || byte == UInt8(ascii: "I") {
        for word in ["NaN", "Infinity"] where record[index...].starts(with: word.utf8) {
          let count = word.utf8.count
          let place = index - record.startIndex
          result = result ?? Array(record)
          result?.replaceSubrange(place..<place + count, with: [0x30] + [UInt8](repeating: 0x20, count: count - 1))
        }
      }
      index += 1
    }
    return result
  }

  private func outermost(
    _ names: [[UInt8]], in bytes: [UInt8], _ range: Range<Int>
  ) throws(RecordError) -> [RecordField?] {
    do throws(RecordError) {
      return try padded(names, bytes, range)
    } catch {
      guard case .invalid = error, let numbers = Self.withNumbers(bytes[range]) else { throw error }
      return try padded(names, numbers, numbers.indices).map { $0?.moved(by: range.lowerBound) }
    }
  }

  private func padded(
    _ names: [[UInt8]], _ bytes: [UInt8], _ range: Range<Int>
  ) throws(RecordError) -> [RecordField?] {
    if bytes.count - range.upperBound < Self.padding {
      var copy: [UInt8] = []
      copy.reserveCapacity(range.count + Self.padding)
      copy += bytes[range]
      copy += repeatElement(0x20, count: Self.padding)
      return try scan(names, copy, 0..<range.count).map { $0?.moved(by: range.lowerBound) }
    }
    return try scan(names, bytes, range).map { $0?.moved(by: range.lowerBound) }
  }

  private func scan(
    _ names: [[UInt8]], _ bytes: [UInt8], _ range: Range<Int>
  ) throws(RecordError) -> [RecordField?] {
    var found = [csimdjson_field](repeating: csimdjson_field(), count: names.count)
    var errorOffset = 0
    let flat = names.flatMap { $0 }
    let status = bytes.withUnsafeBufferPointer { bytes in
      flat.withUnsafeBufferPointer { flat in
        var start = 0
        let wanted = names.map { name in
          defer { start += name.count }
          return csimdjson_name(bytes: flat.baseAddress.map { $0 + start }, length: name.count)
        }
        guard let record = bytes.baseAddress else { return CSIMDJSON_NOT_AN_OBJECT }
        return csimdjson_find_fields(
          parser, record + range.lowerBound, range.count, wanted, wanted.count, &found, &errorOffset)
      }
    }
    guard status == CSIMDJSON_OBJECT else { throw RecordError(status, at: errorOffset) }
    return found.map { RecordField($0) }
  }
}

/// Where a field of a JSON record lies, as byte offsets.
public struct RecordField: Hashable, Sendable {
  /// The type of a value.
  public enum Kind: String, Sendable {
    case null, boolean, number, string, array, object
  }

  /// The type of the value.
  public var kind: Kind
  /// The opening quote of the name.
  public var nameStart: Int
  /// The value as it stands, quotes included; empty, at its start, for an array or object.
  public var value: Range<Int>
  /// Whether it stands inside another field.
  var isNested = false

  /// The text between the quotes of a string.
  public var content: Range<Int> {
    value.count < 2 ? value.lowerBound..<value.lowerBound : (value.lowerBound + 1)..<(value.upperBound - 1)
  }

  init?(_ field: csimdjson_field) {
    switch field.type {
    case CSIMDJSON_NULL: kind = .null
    case CSIMDJSON_BOOLEAN: kind = .boolean
    case CSIMDJSON_NUMBER: kind = .number
    case CSIMDJSON_STRING: kind = .string
    case CSIMDJSON_ARRAY: kind = .array
    case CSIMDJSON_CHILD_OBJECT: kind = .object
    default: return nil
    }
    nameStart = field.name_start
    value = field.start..<max(field.start, field.end)
  }

  func moved(by distance: Int) -> RecordField {
    var moved = self
    moved.nameStart += distance
    moved.value = (value.lowerBound + distance)..<(value.upperBound + distance)
    return moved
  }
}

extension RecordField {
  /// The text of a string field; nil for another kind.
  func string(in bytes: [UInt8]) -> String? {
    kind == .string ? String(decoding: JSONStringLiteral(bytes[content]).text, as: UTF8.self) : nil
  }
}
