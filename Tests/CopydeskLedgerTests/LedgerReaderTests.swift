import Copydesk
import CopydeskLedger
import Testing

@Suite struct LedgerReaderTests {
  private let valid = #"""
    {"id":"a","rule":"r","stage":"gap","category":"gap","outcome":"repaired","severity":"note","start":0,"end":1,\#
    "startByte":0,"endByte":1,"before":"x","after":"y","confidence":1,"evidence":{}}
    """#

  private func error(_ line: String) -> LedgerError? {
    var reader = LedgerReader()
    do {
      _ = try reader.read(line: Array(line.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `unknown members and line ends are no hindrance`() throws {
    var reader = LedgerReader()
    let entry = try reader.read(
      line: Array((valid.dropLast() + #","reviewed":true,"output":"o"}"# + "\r\n").utf8))
    #expect(entry.output == "o")
    #expect(entry.finding.change == EditScript.Change(range: 0..<1, before: [0x78], after: [0x79]))
  }

  @Test(arguments: ["1", "2"])
  func `older and present versions are read`(format: String) {
    #expect(error(valid.dropLast() + #","format":"\#(format)"}"#) == nil)
  }

  @Test(arguments: ["0", "3", "2.0", ""])
  func `unknown versions are refused`(format: String) {
    #expect(
      error(valid.dropLast() + #","format":"\#(format)"}"#)
        == .invalid(line: 1, member: "format", expected: "a whole number from 1 to 2"))
  }

  @Test func `joined rules are a list of names`() {
    let expected = LedgerError.invalid(line: 1, member: "joinedRules", expected: "an array of strings")
    #expect(error(valid.dropLast() + #","joinedRules":"a"}"#) == expected)
    #expect(error(valid.dropLast() + #","joinedRules":[1]}"#) == expected)
  }

  @Test func `the error names the line and the remedy`() throws {
    var reader = LedgerReader()
    _ = try reader.read(line: Array(valid.utf8))
    #expect(throws: LedgerError.malformed(line: 2, reason: "a value is missing at byte 0")) {
      try reader.read(line: Array("nonsense?".utf8.dropFirst(8)))
    }
    #expect(
      "\(LedgerError.missing(line: 3, member: "rule"))"
        == "ledger line 3 has no member \"rule\"; use a ledger as it was written")
  }

  @Test(arguments: [
    (#""id":"a","#, "", LedgerError.missing(line: 1, member: "id")),
    (#""id":"a""#, #""id":7"#, .invalid(line: 1, member: "id", expected: "a string")),
    (#""startByte":0"#, #""startByte":-1"#, .invalid(line: 1, member: "startByte", expected: "a whole number from 0")),
    (#""startByte":0"#, #""startByte":2"#, .invalid(line: 1, member: "endByte", expected: "at or after startByte")),
    (
      #""startByte":0"#, #""startByte":99999999999999999999"#,
      .invalid(line: 1, member: "startByte", expected: "a whole number from 0")
    ),
    (
      #""before":"x""#, #""before":"xx""#,
      .invalid(line: 1, member: "before", expected: "as long as startByte to endByte")
    ),
    (
      #""before":"x""#, #""before":"x","beforeBase64":"?""#,
      .invalid(line: 1, member: "beforeBase64", expected: "base64")
    ),
    (
      #""outcome":"repaired""#, #""outcome":"x""#,
      .invalid(line: 1, member: "outcome", expected: "one of repaired, flagged")
    ),
    (
      #""confidence":1"#, #""confidence":"1""#,
      .invalid(line: 1, member: "confidence", expected: "a number from 0 to 1")
    ),
    (
      #""confidence":1"#, #""confidence":5.99"#,
      .invalid(line: 1, member: "confidence", expected: "a number from 0 to 1")
    ),
    (
      #""confidence":1"#, #""confidence":-0.5"#,
      .invalid(line: 1, member: "confidence", expected: "a number from 0 to 1")
    ),
    (#""evidence":{}"#, #""evidence":[]"#, .invalid(line: 1, member: "evidence", expected: "an object")),
    (
      #""evidence":{}"#, #""evidence":{"a":1}"#,
      .invalid(line: 1, member: "evidence.a", expected: "a string, or an array of strings")
    ),
  ])
  func `what is wrong is named`(part: String, replacement: String, expected: LedgerError) {
    let pieces = valid.split(separator: part, omittingEmptySubsequences: false)
    #expect(pieces.count == 2)
    #expect(error(pieces.joined(separator: replacement)) == expected)
  }

  @Test func `another kind of value is refused`() {
    #expect(error("[]") == .malformed(line: 1, reason: "it holds another kind of value"))
  }
}
