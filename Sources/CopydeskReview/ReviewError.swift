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
