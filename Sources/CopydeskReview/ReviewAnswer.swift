internal import CopydeskBatch
internal import CopydeskLedger
internal import HTTPTypes
internal import Hummingbird

/// What the server answers.
enum ReviewAnswer {
  /// JSON, written by a closure into one object.
  static func object(_ write: (inout JSONWriter) -> Void) -> Response {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    json.endObject()
    return bytes(json.bytes, "application/json")
  }

  /// A body of any type.
  static func bytes(
    _ bytes: [UInt8], _ type: String, status: HTTPResponse.Status = .ok, headers: [HTTPField] = []
  ) -> Response {
    var fields = HTTPFields(headers)
    fields[.contentType] = type
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// One line that says what was wrong.
  static func error(_ status: HTTPResponse.Status, _ reason: String) -> Response {
    var json = JSONWriter()
    json.beginObject()
    json.member("error", reason)
    json.endObject()
    return bytes(json.bytes, "application/json", status: status)
  }
}

/// The JSON object of a request that writes.
struct ReviewBody: Sendable {
  /// The longest reason that is kept.
  private static let reasonLimit = 500

  private let members: [String: String]
  private let numbers: [String: Int]
  private let lists: [String: [Int]]

  /// Reads an object of strings, numbers and lists of numbers; nil for anything else.
  ///
  /// Members of other kinds are not looked at.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONParser.parse(bytes), case .object(let all) = value else { return nil }
    var members: [String: String] = [:]
    var numbers: [String: Int] = [:]
    var lists: [String: [Int]] = [:]
    for (name, value) in all {
      switch value {
      case .string(let text): members[name] = text
      case .number(let digits): numbers[name] = Int(digits)
      case .array(let values):
        lists[name] = values.compactMap { if case .number(let digits) = $0 { Int(digits) } else { nil } }
      default: break
      }
    }
    self.members = members
    self.numbers = numbers
    self.lists = lists
  }

  func text(_ name: String) -> String? { members[name] }

  func integer(_ name: String) -> Int? { numbers[name] }

  func integers(_ name: String) -> [Int]? { lists[name] }

  /// A change by its rule, and the texts before and after.
  var change: RunManifest.Recurring? {
    guard let rule = text("rule"), let before = text("before") else { return nil }
    return RunManifest.Recurring(rule: rule, before: before, after: text("after"))
  }

  var choice: RunManifest.Decision.Choice? { text("choice").flatMap { RunManifest.Decision.Choice(rawValue: $0) } }

  /// Why, if anything was said.
  var reason: String? {
    guard let reason = text("reason"), !reason.isEmpty else { return nil }
    return String(reason.prefix(Self.reasonLimit))
  }
}

/// Why a review cannot be held, or cannot do what it was asked.
public enum ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Another program listens on the port.
  case portTaken(Int)
  /// The server cannot listen for another reason.
  case cannotListen(Int, reason: String)
  /// The manifest has no such document or finding.
  case noSuchFinding(document: Int64, finding: Int?)
  /// The manifest has no finding of that rule.
  case noSuchRule(String)

  /// Whether what was asked for is wrong, rather than what was found.
  public var isUsage: Bool {
    switch self {
    case .noSuchFinding, .noSuchRule: true
    case .portTaken, .cannotListen: false
    }
  }

  /// One line: what, where, and the remedy.
  public var description: String {
    switch self {
    case .portTaken(let port): "port \(port) is taken by another program; name another with --port, or 0 for any"
    case .cannotListen(let port, let reason): "cannot listen on 127.0.0.1:\(port): \(reason); name another --port"
    case .noSuchFinding(let document, let finding?):
      "document \(document) has no finding \(finding); --list tells which there are"
    case .noSuchRule(let name): "the run has no finding of '\(name)'; name a rule, or a finding as 12:3 (--list)"
    case .noSuchFinding(let document, nil): "there is no document \(document); --list tells which there are"
    }
  }
}
