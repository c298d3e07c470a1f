import CopydeskTestSupport
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

  @Test(
    arguments: [
      "Губернатор сказал, что мост откроют в мае.\n", "Ο δήμαρχος είπε ότι η γέφυρα θα ανοίξει τον Μάιο.\n",
      "ראש העיר אמר כי הגשר ייפתח בחודש מאי.\n", "قال رئيس البلدية إن الجسر سيفتتح في مايو.\n",
      "नगर प्रमुख ने कहा कि पुल मई में खुलेगा।\n", "ქალაქის მერმა თქვა, რომ ხიდი მაისში გაიხსნება.\n",
    ], [true, false])
  func decodesAlphabetsWithoutMark(_ text: String, _ isBigEndian: Bool) throws {
    let bytes = text.utf16.flatMap { unit in
      isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(String(decoding: try cleanedBytes(bytes, only: ["utf-16-text"]), as: UTF8.self) == text)
  }

  @Test(arguments: [
    "1\t2\t3\t4\t5\t6\t7\t8\t9\t", "a\u{4}b\u{4}c\u{4} d\u{4}e\u{4}f\u{4}g\u{4}h\u{4}i\u{4}",
    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
  ])
  func leavesControlCharactersAlone(_ text: String) throws {
    #expect(try cleanedText(text, only: ["utf-16-text"]) == text)
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

  @Test(arguments: [
    (
      "\\8D`\\82\\CC\\8B\\B4\\82\\CD\\97\\88\\8FT\\82\\A9\\82\\E7\\8D\\C4\\82\\D1\\92\\CA\\82\\EA\\82\\E9\\82\\E6\\82\\A4\\82\\C9\\82\\C8\\82\\E9\\82\\C6\\8Es\\92\\B7\\82\\AA\\8Fq\\82\\D7\\82\\BD\\81B\\8B\\99\\8Et\\82\\BD\\82\\BF\\82\\CD\\8C\\C3\\82\\A2\\8F\\E0\\82\\F0\\94\\8E\\95\\A8\\8A\\D9\\82\\C9\\89^\\82\\F1\\82\\BE\\81B\\90\\E1\\82\\CD\\97\\E1\\94N\\82\\E6\\82\\E8\\91\\81\\82\\AD\\8D~\\82\\E8\\81A\\93\\B9\\82\\CD\\8A\\8A\\82\\E8\\82\\E2\\82\\B7\\82\\AD\\82\\C8\\82\\C1\\82\\C4\\82\\A2\\82\\E9\\81B",
      "港の橋は来週から再び通れるようになると市長が述べた。漁師たちは古い鐘を博物館に運んだ。雪は例年より早く降り、道は滑りやすくなっている。"
    ),
    (
      "\\CA\\D0\\B3\\A4\\CB\\B5\\A3\\AC\\B8\\DB\\BF\\DA\\B5\\C4\\B4\\F3\\C7\\C5\\CF\\C2\\D6\\DC\\BD\\AB\\D6\\D8\\D0\\C2\\BF\\AA\\B7\\C5\\A1\\A3\\D3\\E6\\C3\\F1\\C3\\C7\\D4\\DA\\BA\\D3\\C0\\EF\\B7\\A2\\CF\\D6\\C1\\CB\\D2\\BB\\BF\\DA\\B9\\C5\\D6\\D3\\A3\\AC\\B2\\A2\\B0\\D1\\CB\\FC\\CB\\CD\\B5\\BD\\C1\\CB\\B2\\A9\\CE\\EF\\B9\\DD\\A1\\A3\\BD\\F1\\C4\\EA\\B5\\C4\\D1\\A9\\CF\\C2\\B5\\C3\\B1\\C8\\CD\\F9\\C4\\EA\\D4\\E7\\A3\\AC\\B5\\C0\\C2\\B7\\BA\\DC\\BB\\AC\\A1\\A3",
      "市长说，港口的大桥下周将重新开放。渔民们在河里发现了一口古钟，并把它送到了博物馆。今年的雪下得比往年早，道路很滑。"
    ),
  ])
  func decodesDoubleByteEncodings(_ raw: String, _ expected: String) throws {
    let text = String(decoding: try cleanedBytes(rawBytes(raw), only: ["decode"]), as: UTF8.self)
    #expect(text == expected)
  }

  @Test func flagsWhatItCannotName() throws {
    let bytes = try #require(encoded(CleanSentences.lithuanian.joined(separator: "\n"), as: .windows1257))
    let cleaned = try Cleaner(Configuration(only: ["decode"])).clean(Document(id: "a", bytes: bytes))
    #expect(cleaned.bytes == bytes)
    #expect(cleaned.ledger.findings.map(\.rule) == ["legacy-encoding"])
  }

  @Test func flagsBinaryDataOnce() throws {
    var generator = SplitMix64(seed: 7)
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
