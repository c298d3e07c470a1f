import Testing
import UnicodeText

@Suite("EncodingDetector")
struct EncodingDetectorTests {
  private static let english = """
    “We can’t go on like this,” the mayor said on Tuesday – and the council, which had met for six hours, agreed. \
    The café by the harbour, where the talks began, won’t open before spring; its owner isn’t pleased. “It’s our \
    livelihood,” he said. “Nobody asked us what we’d do with the boats…”
    """
  private static let japanese = """
    市議会は火曜日、古い橋の工事を来年の春まで延期することを決めました。市長は「予算が足りない」と話しています。\
    港の近くに住む人たちは、もう二十年も修理を待っていると言います。
    """

  private static func encode(_ text: String, in page: CodePage) -> [UInt8] {
    text.unicodeScalars.compactMap { page.byte(for: $0.value) }
  }

  @Test("knows windows-1252 by its quotes")
  func windows1252() throws {
    let bytes = Self.encode(Self.english, in: try CodePage(.windows1252))
    #expect(bytes.count == Self.english.unicodeScalars.count)
    let best = try #require(try EncodingDetector().guesses(for: bytes).first)
    #expect(best.name == "windows-1252" && best.language == "en")
    #expect(try ByteDecoder(named: best.name).decode(bytes).bytes == Array(Self.english.utf8))
  }

  @Test("knows Shift_JIS")
  func shiftJIS() throws {
    let bytes = try Self.shiftJISBytes(of: Self.japanese)
    let best = try #require(try EncodingDetector().guesses(for: bytes).first)
    #expect(best.name == "Shift_JIS" && best.language == "ja")
  }

  @Test("knows UTF-16 by its mark and UTF-8 by its form")
  func unicode() throws {
    let detector = try EncodingDetector()
    let units = ("\u{FEFF}" + Self.english).utf16
    #expect(try detector.guesses(for: units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }).first?.name == "UTF-16LE")
    #expect(try detector.guesses(for: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }).first?.name == "UTF-16BE")
    #expect(try detector.guesses(for: Array(Self.english.utf8)).first?.name == "UTF-8")
  }

  @Test("ranks guesses from 100 down, and has none for nothing")
  func ranks() throws {
    let detector = try EncodingDetector()
    let guesses = try detector.guesses(for: Array("The ferry stops at nine.".utf8))
    #expect(!guesses.isEmpty && guesses.allSatisfy { 0...100 ~= $0.confidence })
    #expect(zip(guesses, guesses.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
    #expect(try detector.guesses(for: [] as [UInt8]).isEmpty)
    #expect(try detector.guesses(for: [0x41], byteLimit: -1).isEmpty)
  }

  /// Encodes by looking each character up in what the decoder makes of every pair of bytes.
  private static func shiftJISBytes(of text: String) throws -> [UInt8] {
    let decoder = try ByteDecoder(named: "Shift_JIS")
    var bytesOf: [String: [UInt8]] = [:]
    for lead in UInt8(0x81)...0x9F {
      for trail in UInt8(0x40)...0xFC {
        let output = try decoder.decode([lead, trail])
        if output.substitutionCount == 0 { bytesOf[String(decoding: output.bytes, as: UTF8.self)] = [lead, trail] }
      }
    }
    return try text.flatMap { try #require(bytesOf[String($0)], "\($0)") }
  }
}
