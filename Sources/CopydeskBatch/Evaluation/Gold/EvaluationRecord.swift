internal import CopydeskLedger

/// A JSON object whose members are asked for by name and kind.
struct EvaluationRecord {
  private let value: JSONValue

  /// Parses a line.
  init(_ bytes: [UInt8]) throws(EvaluationRecordError) {
    do {
      try self.init(JSONParser.parse(bytes))
    } catch let error as JSONParser.Failure {
      throw EvaluationRecordError(reason: "not JSON: \(error.reason) at byte \(error.offset + 1)")
    } catch {
      throw error as? EvaluationRecordError ?? EvaluationRecordError(reason: "\(error)")
    }
  }

  private init(_ value: JSONValue) throws(EvaluationRecordError) {
    guard case .object = value else { throw EvaluationRecordError(reason: "not a JSON object") }
    self.value = value
  }

  /// Whether there is no such member, or it is null.
  func isAbsent(_ name: String) -> Bool { value[name].map { $0 == .null } ?? true }

  /// A string.
  func text(_ name: String) throws(EvaluationRecordError) -> String {
    guard case .string(let text) = value[name] else { throw Self.expected(name, "a string") }
    return text
  }

  /// A string, or a number as it is written.
  func name(_ name: String) throws(EvaluationRecordError) -> String {
    switch value[name] {
    case .string(let text): return text
    case .number(let digits): return digits
    default: throw Self.expected(name, "a string or number")
    }
  }

  /// A whole number.
  func integer(_ name: String) throws(EvaluationRecordError) -> Int {
    guard case .number(let digits) = value[name], let number = Int(digits) else {
      throw Self.expected(name, "a whole number")
    }
    return number
  }

  /// A number.
  func number(_ name: String) throws(EvaluationRecordError) -> Double {
    guard case .number(let digits) = value[name], let number = Double(digits) else {
      throw Self.expected(name, "a number")
    }
    return number
  }

  /// A range of two members.
  func range(_ start: String, _ end: String) throws(EvaluationRecordError) -> Range<Int> {
    let (lower, upper) = (try integer(start), try integer(end))
    guard 0 <= lower, lower <= upper else { throw Self.expected(end, "a number from \(start), which is from 0") }
    return lower..<upper
  }

  /// Objects.
  func records(_ name: String) throws(EvaluationRecordError) -> [EvaluationRecord] {
    guard case .array(let values) = value[name] else { throw Self.expected(name, "an array of objects") }
    var records: [EvaluationRecord] = []
    for value in values {
      do {
        records.append(try EvaluationRecord(value))
      } catch {
        throw Self.expected(name, "an array of objects")
      }
    }
    return records
  }

  /// Strings.
  func texts(_ name: String) throws(EvaluationRecordError) -> [String] {
    guard case .array(let values) = value[name] else { throw Self.expected(name, "an array of strings") }
    var texts: [String] = []
    for value in values {
      guard case .string(let text) = value else { throw Self.expected(name, "an array of strings") }
      texts.append(text)
    }
    return texts
  }

  /// Pairs of start and end.
  func ranges(_ name: String) throws(EvaluationRecordError) -> [Range<Int>] {
    guard case .array(let values) = value[name] else { throw Self.expected(name, "an array of [start, end]") }
    var ranges: [Range<Int>] = []
    for value in values {
      guard case .array(let pair) = value, pair.count == 2, case .number(let start) = pair[0],
        case .number(let end) = pair[1], let lower = Int(start), let upper = Int(end), 0 <= lower, lower <= upper
      else { throw Self.expected(name, "an array of [start, end]") }
      ranges.append(lower..<upper)
    }
    return ranges
  }

  /// The members of an object, those of the same name each for itself; nothing if there is no such object.
  func members(_ name: String) -> [(name: String, value: JSONValue)] {
    guard case .object(let members) = value[name] else { return [] }
    return members
  }

  private static func expected(_ name: String, _ kind: String) -> EvaluationRecordError {
    EvaluationRecordError(reason: "\"\(name)\" must be \(kind)")
  }
}
