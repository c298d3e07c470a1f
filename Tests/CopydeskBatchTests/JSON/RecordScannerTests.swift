import Testing

@testable import CopydeskBatch

@Suite struct RecordScannerTests {
  private func value(_ record: String, _ name: String = "text") throws -> String? {
    let bytes = Array(record.utf8)
    return try RecordScanner().fields([Array(name.utf8)], in: bytes, bytes.indices)[0].map {
      String(decoding: bytes[$0.value], as: UTF8.self)
    }
  }

  @Test(arguments: [
    (#"{"text":"a"}"#, #""a""#), (#" { "x" : [1,{"text":"no"}] , "text" : "a\"b" } "#, #""a\"b""#),
    (#"{"te\u0078t":"escaped name"}"#, #""escaped name""#), (#"{"text":"first","text":"last"}"#, #""last""#),
    (#"{"text":"\ud83d"}"#, #""\ud83d""#),
    (#"{"text":123456789012345678901234567890.5}"#, "123456789012345678901234567890.5"),
  ])
  func `a field is found where it lies`(record: String, found: String) throws {
    #expect(try value(record) == found)
  }

  @Test func `an absent field is nil`() throws { #expect(try value(#"{"body":1}"#) == nil) }

  private static let brokenRecords: [(String, RecordError)] = [
    ("[1]", .notAnObject), ("", .notAnObject), ("\"text\"", .notAnObject),
    (#"{"text":"a"}}"#, .invalid(offset: 12)), (#"{"text":01}"#, .invalid(offset: 8)),
    (#"{"text":"\x"}"#, .invalid(offset: 12)), (#"{"text":"a""#, .invalid(offset: 0)),
    (#"{"a":[1,]}"#, .invalid(offset: 8)), (#"{"a":[1}"#, .invalid(offset: 7)),
    (#"{"a":{"b":[1 2]}}"#, .invalid(offset: 13)), (#"{"a":[{"b"}]}"#, .invalid(offset: 10)),
    (#"{"a":["\q"]}"#, .invalid(offset: 6)), (#"{"a":[nul]}"#, .invalid(offset: 6)),
    (#"{"a":[{"b":1,}]}"#, .invalid(offset: 13)), (#"{"a":[[]]]}"#, .invalid(offset: 9)),
    (deepRecord(10_001), .tooDeep),
  ]

  private static func deepRecord(_ depth: Int) -> String {
    "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + ",\"text\":\"b\"}"
  }

  @Test func `ten thousand levels are no trap`() throws {
    #expect(try value(Self.deepRecord(10_000)) == "\"b\"")
    let objects = String(repeating: "{\"a\":", count: 10_000) + "1" + String(repeating: "}", count: 10_000)
    #expect(try value("{\"x\":\(objects),\"text\":\"b\"}") == "\"b\"")
  }

  @Test(arguments: [
    "[]", "{}", "[[],{}]", " [ 1 , -2.5e+9 , \"a\\u00e9\" , null , true , false , { \"b\" : [ ] } ] ",
    "{\"a\":{\"b\":{\"c\":0}}}",
    "[{\"a\":[{\"b\":\"]}\"}]}]",
  ])
  func `what is passed by may be any JSON`(value nested: String) throws {
    #expect(try value("{\"x\":\(nested),\"text\":\"b\"}") == "\"b\"")
  }

  @Test(arguments: brokenRecords)
  func `a record that is no object says why`(record: String, error: RecordError) {
    #expect(throws: error) { try value(record) }
  }

  @Test func `bytes that are not UTF-8 say so`() throws {
    let bytes = Array("{\"text\":\"".utf8) + [0xFF] + Array("\"}".utf8)
    #expect(throws: RecordError.invalidUTF8) { try RecordScanner().fields([], in: bytes, bytes.indices) }
  }

  @Test func `a record in the middle of a buffer is found by the buffer's offsets`() throws {
    let bytes = Array("junk{\"text\":\"a\"}junk".utf8) + [UInt8](repeating: 0x22, count: RecordScanner.padding)
    let field = try #require(try RecordScanner().fields([Array("text".utf8)], in: bytes, 4..<16)[0])
    #expect(field.value == 12..<15)
    #expect(field.content == 13..<14)
    #expect(field.nameStart == 5)
  }

  @Test func `random bytes never trap`() throws {
    let scanner = try RecordScanner()
    for seed in 0..<3000 as Range<UInt64> {
      var generator = JSONGenerator(seed: seed)
      var bytes = Array(generator.record().utf8)
      for _ in 0..<generator.next(below: 4) where !bytes.isEmpty {
        bytes[generator.next(below: bytes.count)] = UInt8(generator.next(below: 256))
      }
      if let field = try? scanner.fields([Array("text".utf8)], in: bytes, bytes.indices)[0] {
        #expect(field.value.upperBound <= bytes.count, "seed \(seed)")
      }
    }
  }
}
