public import Copydesk
internal import Foundation

/// The little JSON that fixtures need to be written and found byte for byte; reading values is Foundation's work.
enum JSONText {
  /// A JSON string; characters one cannot see are escaped, so that a case can be read in an editor.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if isHidden(scalar) {
          for unit in String(scalar).utf16 { result += "\\u" + hexadecimal(unit) }
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// A JSON array of strings on one line.
  static func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ", ") + "]" }

  /// The byte ranges of the elements of a JSON array, without the white space around them; nil if the text is none.
  ///
  /// It tells strings and nesting, and leaves everything else to whoever parses an element.
  static func elements(of text: [UInt8]) -> [Range<Int>]? {
    guard let open = text.firstIndex(where: { !isWhite($0) }), text[open] == UInt8(ascii: "[") else { return nil }
    var result: [Range<Int>] = []
    var depth = 0
    var start = open + 1
    var index = open + 1
    var isQuoted = false
    func trimmed(_ range: Range<Int>) -> Range<Int> {
      var lower = range.lowerBound
      var upper = range.upperBound
      while lower < upper, isWhite(text[lower]) { lower += 1 }
      while upper > lower, isWhite(text[upper - 1]) { upper -= 1 }
      return lower..<upper
    }
    while index < text.count {
      let byte = text[index]
      if isQuoted {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isQuoted = false }
      } else {
        switch byte {
        case UInt8(ascii: "\""): isQuoted = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "]") where depth == 0:
          let last = trimmed(start..<index)
          if !last.isEmpty || !result.isEmpty { result.append(last) }
          return text[(index + 1)...].allSatisfy(isWhite) ? result : nil
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        case UInt8(ascii: ",") where depth == 0:
          result.append(trimmed(start..<index))
          start = index + 1
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  private static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
    case .spaceSeparator: scalar != " "
    default: scalar == "\u{FFFD}"
    }
  }

  private static func hexadecimal(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}

/// One finding of a golden pair.
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
