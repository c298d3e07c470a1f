public import Copydesk
internal import Foundation

/// What a golden pair says of one finding.
public struct FindingSummary: Hashable, Sendable {
  /// The rule's id.
  public var rule: String
  /// What became of it.
  public var outcome: Outcome
  /// Where it is: code points of the original text, as in the ledger.
  public var range: Range<Int>

  /// Creates a summary.
  public init(rule: String, outcome: Outcome, range: Range<Int>) {
    self.rule = rule
    self.outcome = outcome
    self.range = range
  }

  /// The findings of a ledger, with byte offsets turned into code points.
  ///
  /// A byte of invalid UTF-8 counts as one code point unless it has the form of a continuation byte.
  /// - Complexity: O(*n*) in the bytes of the text and the findings.
  static func summaries(of ledger: Ledger, in original: [UInt8]) -> [FindingSummary] {
    var starts = [Int](repeating: 0, count: original.count + 1)
    for (offset, byte) in original.enumerated() { starts[offset + 1] = starts[offset] + (byte & 0xC0 == 0x80 ? 0 : 1) }
    return ledger.findings.map { finding in
      let range = starts[finding.range.lowerBound]..<starts[finding.range.upperBound]
      return FindingSummary(rule: finding.rule, outcome: finding.outcome, range: range)
    }
  }

  /// The summary as a line of JSON, without the newline.
  var line: String {
    "{\"rule\": \(JSONText.quoted(rule)), \"outcome\": \(JSONText.quoted(outcome.rawValue)), "
      + "\"start\": \(range.lowerBound), \"end\": \(range.upperBound)}"
  }

  /// Reads lines of JSON; empty lines are passed over.
  static func parse(_ source: [UInt8], file: String) throws(FixtureError) -> [FindingSummary] {
    var result: [FindingSummary] = []
    for (number, line) in source.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let value = try? JSONSerialization.jsonObject(with: Data(line)), let object = value as? [String: Any],
        let rule = object["rule"] as? String, let outcome = (object["outcome"] as? String).flatMap(Outcome.init),
        let start = object["start"] as? Int, let end = object["end"] as? Int, start >= 0, start <= end
      else { throw .malformedFinding(file: file, line: number + 1) }
      result.append(FindingSummary(rule: rule, outcome: outcome, range: start..<end))
    }
    return result
  }
}
