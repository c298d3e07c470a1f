import Testing

@testable import Copydesk

@Suite struct ByteOrderMarkRuleTests {
  @Test func removesTheMarkAtTheStartOnly() throws {
    #expect(try cleanedText("\u{FEFF}Title", only: ["byte-order-mark"]) == "Title")
    #expect(try cleanedText("Ti\u{FEFF}tle", only: ["byte-order-mark"]) == "Ti\u{FEFF}tle")
  }
}

@Suite struct UTF16TextRuleTests {
  @Test(arguments: [true, false], [true, false])
  func decodesBothOrdersWithAndWithoutMark(_ isBigEndian: Bool, _ hasMark: Bool) throws {
    let text = "“Harbour reopens”\nThe mayor said so – 😀 – on Monday.\n"
    var bytes: [UInt8] = []
    for unit in (hasMark ? "\u{FEFF}" : "").utf16 + Array(text.utf16) {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBigEndian ? pair : pair.reversed()
    }
    let cleaned = try cleanedBytes(bytes, only: ["utf-16-text"])
    #expect(String(decoding: cleaned, as: UTF8.self) == text)
    let ledger = try Cleaner(Configuration(only: ["utf-16-text"])).clean(Document(id: "a", bytes: bytes)).ledger
    #expect(ledger.findings.count == 2, "one edit a line")
  }

  @Test func leavesOtherTextAlone() throws {
    for text in CleanSentences.all { #expect(try cleanedText(text, only: ["decode"]) == text) }
    let pairs: [UInt8] = [0x41, 0, 0x42, 0]
    #expect(try cleanedBytes(pairs, only: ["utf-16-text"]) == pairs)
  }
}

@Suite struct InvalidUTF8RuleTests {
  @Test(arguments: [
    ("It\\92s \\93over\\94 \\96 now", "It’s “over” – now"),
    ("caf\\E9 and \\C9t\\E9", "café and Été"),
    ("5\\A35 at 20\\B0C", "5£5 at 20°C"),
    ("smile \\ED\\A0\\BD\\ED\\B8\\80 now", "smile 😀 now"),
    ("caf\\C3\\A9 caf\\E9", "café café"),
  ])
  func repairs(_ damaged: String, _ expected: String) throws {
    #expect(String(decoding: try cleanedBytes(rawBytes(damaged), only: ["invalid-utf8"]), as: UTF8.self) == expected)
  }

  @Test(arguments: [
    "lone \\ED\\A0\\BD end", "cut \\E2\\80 short", "\\81", "x \\E9 y", "run \\E9\\E9\\E9 here", "\\C0\\80 z",
  ])
  func flagsAndKeeps(_ damaged: String) throws {
    let bytes = rawBytes(damaged)
    let cleaned = try Cleaner(Configuration(only: ["invalid-utf8"])).clean(Document(id: "a", bytes: bytes))
    #expect(cleaned.bytes == bytes)
    #expect(!cleaned.ledger.findings.isEmpty)
  }
}

@Suite struct LegacyEncodingRuleTests {
  @Test(arguments: [
    (SingleByteEncoding.windows1251, CleanSentences.russian), (.windows1252, CleanSentences.french),
    (.windows1253, CleanSentences.greek), (.windows1252, CleanSentences.german),
  ])
  func decodesWholeDocuments(_ encoding: SingleByteEncoding, _ sentences: [String]) throws {
    let text = sentences.joined(separator: "\n")
    let cleaned = try cleanedBytes(try #require(encoded(text, as: encoding)), only: ["decode"])
    #expect(String(decoding: cleaned, as: UTF8.self) == text)
  }

  @Test func flagsBinaryDataOnce() throws {
    var generator = SplitMix(seed: 7)
    let bytes = (0..<4000).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    let cleaned = try Cleaner(Configuration(only: ["decode"])).clean(Document(id: "a", bytes: bytes))
    #expect(cleaned.bytes == bytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["legacy-encoding"])
  }

  private func encoded(_ text: String, as encoding: SingleByteEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let byte = scalar.isASCII ? UInt8(scalar.value) : SingleByteLookup.shared.byte(scalar.value, in: encoding)
      if byte == 0 { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}
