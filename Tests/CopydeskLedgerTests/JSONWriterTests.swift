import Testing

@testable import CopydeskLedger

@Suite struct JSONWriterTests {
  private func written(_ build: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    build(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func `members and elements are separated by commas`() {
    let text = written {
      $0.beginObject()
      $0.member("a", 1)
      $0.key("b")
      $0.beginArray()
      $0.string("x")
      $0.bool(true)
      $0.beginArray()
      $0.endArray()
      $0.beginObject()
      $0.endObject()
      $0.endArray()
      $0.member("c", "")
      $0.endObject()
    }
    #expect(text == #"{"a":1,"b":["x",true,[],{}],"c":""}"#)
  }

  @Test(arguments: [
    ("a\"b\\c\n\r\t", #""a\"b\\c\n\r\t""#),
    ("\u{0}\u{1F}", #""\u0000\u001f""#),
    ("\u{85}\u{2028}\u{2029}", #""\u0085\u2028\u2029""#),
    ("é中😀", "\"é中😀\""),
  ])
  func `strings are escaped`(text: String, expected: String) {
    #expect(written { $0.string(text) } == expected)
  }

  @Test func `invalid bytes are shown and told`() {
    var json = JSONWriter()
    let isValid = json.string([0x61, 0xE2, 0x80, 0x62, 0xED, 0xA0, 0x80])
    #expect(!isValid)
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"a\u{FFFD}b\u{FFFD}\"")
  }

  @Test(arguments: [(0.1, "0.1"), (1, "1.0"), (0.1 + 0.2, "0.30000000000000004"), (1e-7, "1e-07"), (.infinity, "0")])
  func `numbers are the shortest that read back`(value: Double, expected: String) {
    #expect(written { $0.number(value) } == expected)
  }
}
