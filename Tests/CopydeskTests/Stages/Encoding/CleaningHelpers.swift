import Copydesk
import Testing

/// The text after cleaning with some rules or stages only, with the laws checked on the way.
func cleanedBytes(_ bytes: [UInt8], only: Set<String>, sourceLocation: SourceLocation = #_sourceLocation) throws
  -> [UInt8]
{
  let cleaner = try Cleaner(Configuration(only: only))
  let cleaned = try cleaner.clean(Document(id: "test", bytes: bytes))
  let script = try cleaned.ledger.script()
  #expect(try script.apply(to: bytes) == cleaned.bytes, sourceLocation: sourceLocation)
  #expect(try script.revert(from: cleaned.bytes) == bytes, sourceLocation: sourceLocation)
  let again = try cleaner.clean(Document(id: "again", bytes: cleaned.bytes))
  #expect(again.bytes == cleaned.bytes, "cleaning twice changes more", sourceLocation: sourceLocation)
  let isUnstable = cleaned.ledger.findings.contains { $0.rule == "unstable-text" }
  #expect(!isUnstable, sourceLocation: sourceLocation)
  return cleaned.bytes
}

/// The text after cleaning with some rules or stages only.
func cleanedText(_ text: String, only: Set<String>, sourceLocation: SourceLocation = #_sourceLocation) throws -> String
{
  String(decoding: try cleanedBytes(Array(text.utf8), only: only, sourceLocation: sourceLocation), as: UTF8.self)
}

/// The rules that flagged something, in order.
func flags(_ text: String, only: Set<String>) throws -> [String] {
  let cleaned = try Cleaner(Configuration(only: only)).clean(Document(id: "test", text: text))
  return cleaned.ledger.findings.filter { $0.outcome == .flagged }.map(\.rule)
}
