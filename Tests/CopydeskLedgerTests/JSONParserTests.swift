import CopydeskTestSupport
import Testing

@testable import CopydeskLedger

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONParser.Failure) -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

  @Test func `members keep their order`() throws {
    let value = try parse(#" {"b": 1, "a": [null, true, false, "x"], "b": -2.5e3} "#)
    #expect(
      value
        == .object([
          ("b", .number("1")), ("a", .array([.null, .bool(true), .bool(false), .string("x")])),
          ("b", .number("-2.5e3")),
        ]))
  }

  @Test func `escapes are read`() throws {
    #expect(try parse(#""\u00e9\ud83d\ude00\n\/\"\ud800x\u0041""#) == .string("é😀\n/\"\u{FFFD}xA"))
  }

  @Test(arguments: [
    "", "{", "[1,", "[1 2]", #"{"a"}"#, #"{"a":}"#, "tru", #""abc"#, #""\u12"#, #""\x""#, "1 2", "-", "{1:2}", "\"\n\"",
  ])
  func `broken text is an error`(text: String) {
    #expect(throws: JSONParser.Failure.self) { try parse(text) }
  }

  @Test func `deep nesting is refused`() {
    #expect(throws: JSONParser.Failure(reason: "nested too deeply", offset: 32)) {
      try parse(String(repeating: "[", count: 100_000))
    }
  }

  @Test(arguments: 0..<200)
  func `any bytes are read or refused`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var bytes = Array(#"{"a":["\u00e9",1e5,{"b":null}],"c":"\ud83d\ude00"}"#.utf8)
    for _ in 0..<3 { bytes[Int.random(in: bytes.indices, using: &generator)] = .random(in: 0...255, using: &generator) }
    if case .success(let value) = Result(catching: { () throws(JSONParser.Failure) in try JSONParser.parse(bytes) }) {
      #expect(value["zzz"] == nil)
    }
  }
}
