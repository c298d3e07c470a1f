internal import CopydeskBatch
internal import CopydeskLedger

/// The JSON object of a request that writes.
struct ReviewBody: Sendable {
  /// The longest reason that is kept.
  private static let reasonLimit = 500

  private let members: [String: String]
  private let numbers: [String: Int]

  /// Reads an object of strings and numbers; nil for anything else.
  ///
  /// Members of other kinds are not looked at.
  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONParser.parse(bytes), case .object(let all) = value else { return nil }
    var members: [String: String] = [:]
    var numbers: [String: Int] = [:]
    for (name, value) in all {
      switch value {
      case .string(let text): members[name] = text
      case .number(let digits): numbers[name] = Int(digits)
      default: break
      }
    }
    self.members = members
    self.numbers = numbers
  }

  func text(_ name: String) -> String? { members[name] }

  func integer(_ name: String) -> Int? { numbers[name] }

  var choice: RunManifest.Decision.Choice? { text("choice").flatMap { RunManifest.Decision.Choice(rawValue: $0) } }

  /// Why, if anything was said.
  var reason: String? {
    guard let reason = text("reason"), !reason.isEmpty else { return nil }
    return String(reason.prefix(Self.reasonLimit))
  }
}
