import Bytes
import Testing
import UnicodeText

@Suite("ByteDecoder")
struct ByteDecoderTests {
  static let known: [(String, [UInt8], String, Int)] = [
    ("windows-1252", [0x93, 0x48, 0x69, 0x94], "“Hi”", 0),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本", 0),
    ("EUC-KR", [0xC7, 0xD1, 0xB1, 0xDB], "한글", 0),
    ("Big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文", 0),
    ("GB18030", [0xD6, 0xD0, 0xCE, 0xC4, 0x94, 0x39, 0xFC, 0x36], "中文😀", 0),
    ("UTF-16LE", [0x48, 0x00, 0x19, 0x20, 0x3D, 0xD8, 0x00, 0xDE], "H’😀", 0),
    ("UTF-16BE", [0x00, 0x48, 0x20, 0x19], "H’", 0),
    ("UTF-16LE", [0xFF, 0xFE, 0x48, 0x00], "\u{FEFF}H", 0),
    ("UTF-16LE", [0x48, 0x00, 0x00, 0xD8, 0x49, 0x00], "H\u{FFFD}I", 1),
    ("UTF-16LE", [0x48, 0x00, 0x49], "H\u{FFFD}", 1),
    ("ISO-8859-15", [0xA4], "€", 0),
    ("windows-1251", [0xCF, 0xF0, 0xE8], "При", 0),
    ("Shift_JIS", [0x41, 0xFF, 0x42], "A\u{FFFD}B", 1),
    ("UTF-8", [0x41, 0xFF, 0xC3, 0xA9, 0xE2, 0x80], "A\u{FFFD}é\u{FFFD}", 2),
    ("UTF-8", [], "", 0),
  ]

  @Test("decodes and counts substitutions", arguments: known)
  func decodes(name: String, bytes: [UInt8], text: String, substitutions: Int) throws {
    let decoder = try ByteDecoder(named: name)
    // Twice: a decoder keeps nothing of the text before.
    for _ in 0..<2 {
      let output = try decoder.decode(bytes)
      #expect(output.bytes == Array(text.utf8))
      #expect(output.substitutionCount == substitutions)
    }
  }

  @Test("decodes texts longer than its buffers", arguments: ["windows-1252", "UTF-16LE", "Shift_JIS"])
  func long(name: String) throws {
    let unit: [UInt8] = name == "UTF-16LE" ? [0x19, 0x20] : name == "Shift_JIS" ? [0x93, 0xFA] : [0x92]
    let expected = name == "Shift_JIS" ? "日" : "’"
    let output = try ByteDecoder(named: name).decode(Array(repeatElement(unit, count: 50_001).joined()))
    #expect(output.bytes == Array(repeatElement(expected, count: 50_001).joined().utf8))
    #expect(output.substitutionCount == 0)
  }

  @Test(
    "gives valid UTF-8 from any bytes",
    arguments: [
      "windows-1253", "Shift_JIS", "GB18030", "Big5", "EUC-KR", "UTF-16LE", "UTF-16BE", "UTF-8", "ISO-2022-JP",
    ])
  func randomBytes(name: String) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("ByteDecoderTests.randomBytes: \(name), seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let decoder = try ByteDecoder(named: name)
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...50, using: &generator)).map { _ in
        UInt8.random(in: 0...0xFF, using: &generator)
      }
      let output = try decoder.decode(bytes)
      #expect(UTF8Scanner.firstInvalidRange(in: output.bytes) == nil, "seed \(seed): \(bytes)")
    }
  }

  @Test("refuses a name that ICU does not know")
  func unknownName() {
    let error = #expect(throws: ICUError.self) { try ByteDecoder(named: "latin-99") }
    #expect(error?.description.contains("latin-99") == true)
  }
}
