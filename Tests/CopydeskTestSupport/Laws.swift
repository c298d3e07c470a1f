public import Copydesk
public import Testing

/// The laws every cleaner must keep, whatever its stages and whatever the text.
///
/// One value holds two sessions and can check many inputs; it is not thread-safe.
///
/// ```swift
/// let laws = try Laws(Cleaner())
/// laws.expect(Array("It is n't over .".utf8))
/// ```
public struct Laws {
  /// The largest result: this many times the input, plus ``sizeAllowance``.
  ///
  /// The longest repair known, an entity or a mark written out, multiplies a few bytes by less than four.
  public static let sizeFactor = 4
  /// Bytes a result may have beyond the factor, so that tiny inputs pass.
  public static let sizeAllowance = 64

  private let first: CleaningSession
  private let second: CleaningSession

  /// Prepares to check one cleaner.
  public init(_ cleaner: Cleaner) throws(ConfigurationError) {
    first = try cleaner.makeSession()
    second = try cleaner.makeSession()
  }

  /// The laws one input breaks, in words; empty if it keeps them all.
  ///
  /// - Parameters:
  ///   - input: any bytes at all.
  ///   - compareSessions: whether to clean the input a second time in a session of its own (determinism).
  /// - Returns: a line for every breach, starting with the law's name.
  public func violations(of input: [UInt8], compareSessions: Bool = true) -> [String] {
    let document = Document(id: "law", bytes: input)
    let cleaned = first.clean(document)
    var broken =
      Self.reversibility(of: cleaned, from: input) + Self.findingsInOrder(cleaned, input) + Self.counts(of: cleaned)
    if compareSessions {
      let other = second.clean(document)
      if other.bytes != cleaned.bytes || other.ledger != cleaned.ledger {
        broken.append("deterministic: another session gave another result")
      }
    }
    let again = second.clean(Document(id: "law", bytes: cleaned.bytes))
    if again.bytes != cleaned.bytes {
      let rules = Set(again.ledger.findings.filter { $0.outcome == .repaired }.map(\.rule)).sorted()
      broken.append("idempotent: cleaning again changed the text (\(rules.joined(separator: ", ")))")
    }
    if cleaned.ledger.findings.contains(where: { $0.rule == "unstable-text" }) {
      broken.append("stable: the rules did not settle within the pass limit")
    }
    if cleaned.bytes.count > input.count * Self.sizeFactor + Self.sizeAllowance {
      broken.append("bounded: \(input.count) bytes became \(cleaned.bytes.count)")
    }
    if Self.isUTF8(input), !Self.isUTF8(cleaned.bytes) {
      broken.append("valid UTF-8: the input was, the result is not")
    }
    return broken
  }

  /// Records an issue for every law the input breaks.
  public func expect(
    _ input: [UInt8], compareSessions: Bool = true, _ context: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for violation in violations(of: input, compareSessions: compareSessions) {
      let text = String(decoding: input.prefix(400), as: UTF8.self).debugDescription
      Issue.record("\(violation) \(context()) on \(text), bytes \(input.prefix(80))", sourceLocation: sourceLocation)
    }
  }

  private static func reversibility(of cleaned: CleanedDocument, from input: [UInt8]) -> [String] {
    do {
      let script = try cleaned.ledger.script()
      var broken: [String] = []
      if try script.apply(to: input) != cleaned.bytes {
        broken.append("nothing lost: the edits do not give the result")
      }
      if try script.revert(from: cleaned.bytes) != input {
        broken.append("nothing lost: the original did not come back")
      }
      return broken
    } catch {
      return ["nothing lost: \(error)"]
    }
  }

  /// Ranges inside the text, ascending, with the bytes they say they hold.
  private static func findingsInOrder(_ cleaned: CleanedDocument, _ input: [UInt8]) -> [String] {
    var broken: [String] = []
    var start = 0
    var repairedEnd = 0
    for finding in cleaned.ledger.findings {
      guard finding.range.lowerBound >= 0, finding.range.upperBound <= input.count else {
        broken.append("findings: \(finding.rule) at \(finding.range) lies outside the text")
        continue
      }
      if finding.range.lowerBound < start {
        broken.append("findings: \(finding.rule) at \(finding.range) is out of order")
      }
      start = finding.range.lowerBound
      if !input[finding.range].elementsEqual(finding.before) {
        broken.append("findings: \(finding.rule) at \(finding.range) does not hold the bytes that stand there")
      }
      if finding.outcome == .repaired, finding.after == nil || finding.after == finding.before {
        broken.append("findings: \(finding.rule) at \(finding.range) is a repair without a change")
      }
      if finding.after != nil {
        if finding.range.lowerBound < repairedEnd {
          broken.append("findings: \(finding.rule) at \(finding.range) changes what was changed before it")
        }
        repairedEnd = finding.range.upperBound
      }
      if finding.outcome == .flagged, finding.after != nil {
        broken.append("findings: \(finding.rule) at \(finding.range) is a flag with a change")
      }
      if !(0...1).contains(finding.confidence) {
        broken.append("findings: \(finding.rule) has confidence \(finding.confidence)")
      }
    }
    return broken
  }

  /// Each line is what its rule is in the catalogue, names no rule twice, and is counted once.
  private static func counts(of cleaned: CleanedDocument) -> [String] {
    var broken: [String] = []
    var counts: [String: RunStatistics.RuleCount] = [:]
    for finding in cleaned.ledger.findings {
      if finding.outcome == .repaired { counts[finding.rule, default: .init()].repaired += 1 }
      if finding.outcome == .flagged { counts[finding.rule, default: .init()].flagged += 1 }
      let rules = [finding.rule] + finding.joinedRules
      if Set(rules).count != rules.count { broken.append("ledger: \(rules) made one change, and one is named twice") }
      if finding.outcome == .flagged, rules.count > 1 { broken.append("ledger: a flag of \(rules)") }
      if let info = RuleCatalog.standard[finding.rule],
        (info.stage, info.category, info.severity) != (finding.stage, finding.category, finding.severity)
      {
        broken.append("ledger: \(finding.rule) stands as \(finding.category), \(finding.severity)")
      }
    }
    for rule in Set(counts.keys).union(cleaned.statistics.rules.keys).sorted() {
      let (told, there) = (cleaned.statistics.rules[rule] ?? .init(), counts[rule] ?? .init())
      if told.repaired != there.repaired || told.flagged != there.flagged {
        broken.append("ledger: of \(rule) \(told) are counted and \(there) stand there")
      }
    }
    return broken
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}
