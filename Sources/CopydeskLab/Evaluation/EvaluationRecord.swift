internal import Copydesk
internal import CopydeskLedger
internal import CopydeskReport

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

  /// A string, or the exact bytes where it is not valid UTF-8, which then stand beside it as in a ledger.
  func bytes(_ name: String) throws(EvaluationRecordError) -> [UInt8] {
    let exact = name + "Base64"
    guard !isAbsent(exact) else { return Array(try text(name).utf8) }
    guard let bytes = Base64.decode(try text(exact)) else { throw Self.expected(exact, "base64") }
    return bytes
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

/// What is wrong with a line that is to be scored.
struct EvaluationRecordError: Error, Hashable {
  /// What, and what is wanted instead.
  var reason: String
}

/// A document of a gold set: the damaged text, the clean one, and the places that differ in words.
struct GoldRecord {
  var id: String
  var genre: String
  var damaged: String
  var clean: String
  var places: [GoldPlace]
  /// Stretches of the clean text of which nothing is left in the damaged one.
  var droppedRanges: [Range<Int>]

  /// Reads a line `{"id", "damaged", "clean", "sites": [{"start", "end", "clean_start", "clean_end", "drift"?}]}` with
  /// `genre` and `dropped_spans` if they are there; other members are passed over.
  init(line bytes: [UInt8]) throws(EvaluationRecordError) {
    let record = try EvaluationRecord(bytes)
    id = try record.name("id")
    genre = record.isAbsent("genre") ? "?" : try record.text("genre")
    damaged = try record.text("damaged")
    clean = try record.text("clean")
    var places: [GoldPlace] = []
    for site in try record.records("sites") {
      places.append(
        GoldPlace(
          range: try site.range("start", "end"), cleanRange: try site.range("clean_start", "clean_end"),
          drift: site.isAbsent("drift") ? nil : try site.integer("drift")))
    }
    self.places = places
    droppedRanges = record.isAbsent("dropped_spans") ? [] : try record.ranges("dropped_spans")
  }
}

/// A place of the damaged text whose words are wrong, and where the right ones stand; ranges count code points.
struct GoldPlace: Hashable {
  /// The place in the damaged text.
  var range: Range<Int>
  /// The place in the clean text.
  var cleanRange: Range<Int>
  /// By how many tokens the damage missed the mention it was meant for, if the set says so.
  var drift: Int?
}

/// A finding as it is scored, from the pipeline or from a ledger.
struct EvaluatedFinding {
  var rule: String
  var category: String
  var isRepaired: Bool
  /// Its place in the damaged text, in code points.
  var range: Range<Int>
  /// What stands there now; nil for a flag.
  var replacement: String?
  var confidence: Double
  /// What could have stood there, best first.
  var suggestions: [String]
  /// By how many tokens the damage missed its mention, if the finding says so.
  var drift: Int?

  /// The categories whose findings say that words are wrong; their places are what gold sets list.
  static let wordCategories: Set<String> = Set([Category.insertion, .scramble, .gap].map(\.rawValue))

  /// Whether the finding says that words are wrong.
  var isAboutWords: Bool { Self.wordCategories.contains(category) }

  /// Takes a finding of the pipeline; `codePoints` is its range in them.
  init(_ finding: Finding, codePoints: Range<Int>) {
    rule = finding.rule
    category = finding.category.rawValue
    isRepaired = finding.outcome == .repaired
    range = codePoints
    replacement = finding.after.map { String(decoding: $0, as: UTF8.self) }
    confidence = finding.confidence
    let facts = FindingFacts(finding.evidence.map { ($0.name, .string($0.value)) })
    suggestions = facts.suggestions
    drift = facts.drift
  }

  /// Reads a line of a ledger, of ours or of another tool that writes `id`, `category`, `start`, `end`, `outcome` and
  /// `confidence`; what else is absent counts as not said.
  init(line bytes: [UInt8]) throws(EvaluationRecordError) {
    let record = try EvaluationRecord(bytes)
    category = record.isAbsent("category") ? "?" : try record.text("category")
    rule = record.isAbsent("rule") ? category : try record.text("rule")
    isRepaired = record.isAbsent("outcome") ? false : try record.text("outcome") == Outcome.repaired.rawValue
    range = try record.range("start", "end")
    replacement = record.isAbsent("after") ? nil : try record.text("after")
    confidence = record.isAbsent("confidence") ? 0 : try record.number("confidence")
    let facts = FindingFacts(record.members("evidence"))
    suggestions = facts.suggestions
    drift = facts.drift
  }
}

/// The facts of a finding that can be held against gold.
///
/// This is the one place that knows how rules name such facts: `suggestion`, one for each or a list of them, best
/// first; and `drift`.
struct FindingFacts {
  /// What could have stood there, best first.
  private(set) var suggestions: [String] = []
  /// By how many tokens the damage missed its mention.
  private(set) var drift: Int?

  /// Reads named facts.
  init(_ facts: [(name: String, value: JSONValue)]) {
    for fact in facts {
      switch (fact.name, fact.value) {
      case ("suggestion", .string(let text)): suggestions.append(text)
      case ("suggestion", .array(let values)):
        for case .string(let text) in values { suggestions.append(text) }
      case ("drift", .string(let digits)), ("drift", .number(let digits)): drift = Int(digits)
      default: break
      }
    }
  }
}
