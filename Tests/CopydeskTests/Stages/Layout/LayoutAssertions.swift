import Copydesk
import Testing

/// Asserts what one rule of the layout stage makes of a text, and where it says so.
///
/// The ranges it should report stand between `⟦` and `⟧` in the input. The laws are checked on the way.
/// Without `expected` the text should stay as it is; without `evidence` that of the findings is not looked at.
func expectLayout(
  _ rule: String, _ marked: String, _ expected: String? = nil, outcome: Outcome = .repaired,
  evidence: [Evidence]? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let (input, ranges) = unmarked(marked)
  let cleaner = try Cleaner(Configuration(only: [rule]))
  let cleaned = try cleaner.clean(Document(id: "test", bytes: input))
  #expect(
    String(decoding: cleaned.bytes, as: UTF8.self) == expected ?? String(decoding: input, as: UTF8.self),
    sourceLocation: sourceLocation)
  #expect(cleaned.ledger.findings.map(\.range) == ranges, sourceLocation: sourceLocation)
  #expect(cleaned.ledger.findings.allSatisfy { $0.rule == rule && $0.stage == .layout }, sourceLocation: sourceLocation)
  #expect(cleaned.ledger.findings.allSatisfy { $0.outcome == outcome }, sourceLocation: sourceLocation)
  if let evidence {
    #expect(cleaned.ledger.findings.flatMap(\.evidence) == evidence, sourceLocation: sourceLocation)
  }
  try expectLaws(input, cleaner, sourceLocation: sourceLocation)
}

/// Asserts that a text comes back, that cleaning it twice changes nothing more, and that it settles.
func expectLaws(
  _ input: [UInt8], _ cleaner: Cleaner, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let cleaned = try cleaner.clean(Document(id: "law", bytes: input))
  let script = try cleaned.ledger.script()
  #expect(try script.apply(to: input) == cleaned.bytes, comment, sourceLocation: sourceLocation)
  #expect(try script.revert(from: cleaned.bytes) == input, comment, sourceLocation: sourceLocation)
  let again = try cleaner.clean(Document(id: "law", bytes: cleaned.bytes))
  #expect(again.bytes == cleaned.bytes, comment, sourceLocation: sourceLocation)
  #expect(!cleaned.ledger.findings.contains { $0.rule == "unstable-text" }, comment, sourceLocation: sourceLocation)
}

/// Takes the marks out of a text and gives the byte ranges between them.
private func unmarked(_ marked: String) -> (bytes: [UInt8], ranges: [Range<Int>]) {
  var bytes: [UInt8] = []
  var ranges: [Range<Int>] = []
  var start = 0
  for scalar in marked.unicodeScalars {
    switch scalar {
    case "⟦": start = bytes.count
    case "⟧": ranges.append(start..<bytes.count)
    default: bytes += Array(String(scalar).utf8)
    }
  }
  return (bytes, ranges)
}
