import Copydesk
import Testing

@testable import CopydeskBatch

@Suite struct JSONStringLiteralTests {
  private func literal(_ content: String) -> JSONStringLiteral { JSONStringLiteral(Array(content.utf8)[...]) }

  @Test(arguments: [
    (#"plain"#, "plain"), (#"a\nb\t\"\\\/"#, "a\nb\t\"\\/"), (#"caf\u00e9 \u2019"#, "café ’"),
    (#"\ud83d\ude00!"#, "😀!"), (#"\u0000"#, "\u{0}"), ("", ""),
  ])
  func `escapes stand for their characters`(content: String, text: String) {
    #expect(literal(content).text == Array(text.utf8))
  }

  @Test func `a lone surrogate becomes its three-byte form`() {
    #expect(literal(#"a\ud83d."#).text == [0x61, 0xED, 0xA0, 0xBD, 0x2E])
    #expect(literal(#"\ude00\ud83d"#).text == [0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD])
  }

  @Test(arguments: [#"\"#, #"\u12"#, #"\uD83"#, #"\x"#, #"\ud83d\u12"#])
  func `what is no escape stands for itself`(content: String) {
    #expect(JSONStringLiteral(Array(content.utf8)[...]).source == Array(content.utf8))
  }

  @Test func `an edit keeps the spelling of everything around it`() throws {
    let literal = literal(#"caf\u00e9 , \/ ’ \ud83d end"#)
    let change = EditScript.Change(range: 5..<6, before: [0x20], after: [])
    let content = try #require(literal.content(applying: [change]))
    #expect(String(decoding: content, as: UTF8.self) == #"caf\u00e9, \/ ’ \ud83d end"#)
  }

  @Test(arguments: [
    (#"caf\u00e9 it's"#, #"caf\u00e9 it\u2019s"#), (#"CAF\u00C9 it's"#, #"CAF\u00C9 it\u2019s"#),
    ("café it's", "café it’s"),
    (#"\u00E9\u00ea\u00EB '"#, #"\u00E9\u00ea\u00EB \u2019"#),
  ])
  func `new characters take the string's style`(before: String, after: String) throws {
    let literal = literal(before)
    let offset = try #require(literal.text.firstIndex(of: 0x27))
    let change = EditScript.Change(range: offset..<offset + 1, before: [0x27], after: Array("’".utf8))
    let content = try #require(literal.content(applying: [change]))
    #expect(String(decoding: content, as: UTF8.self) == after)
  }

  @Test func `changes inside one character are written together`() throws {
    let literal = literal(#"x\u00e9y"#)
    let changes = [
      EditScript.Change(range: 1..<2, before: [0xC3], after: [0xC4]),
      EditScript.Change(range: 2..<3, before: [0xA9], after: [0x80]),
    ]
    let content = try #require(literal.content(applying: changes))
    #expect(String(decoding: content, as: UTF8.self) == #"x\u0100y"#)
  }

  @Test func `a change that leaves no text is refused`() {
    let change = EditScript.Change(range: 1..<2, before: [0xC3], after: [0xFF])
    #expect(literal("xé").content(applying: [change]) == nil)
  }
}
