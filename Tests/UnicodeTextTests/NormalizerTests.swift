import Bytes
import Testing
import UnicodeText

@Suite("Normalizer")
struct NormalizerTests {
  private static func apply(_ edits: [NormalizationEdit], to text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var offset = 0
    for edit in edits {
      output += text[offset..<edit.sourceRange.lowerBound]
      output += edit.replacement
      offset = edit.sourceRange.upperBound
    }
    return output + text[offset...]
  }

  @Test(
    "composes",
    arguments: [
      ("cafe\u{301}", .nfc, "caf\u{E9}"), ("\u{1E69}", .nfc, "\u{1E69}"), ("s\u{307}\u{323}", .nfc, "\u{1E69}"),
      ("\u{212B}", .nfc, "\u{C5}"), ("\u{1100}\u{1161}", .nfc, "\u{AC00}"), ("ﬁn", .nfc, "ﬁn"),
      ("“plain”", .nfc, "“plain”"),
      ("ﬁn", .nfkc, "fin"), ("Ａ１", .nfkc, "A1"), ("x²", .nfkc, "x2"), ("…", .nfkc, "..."), ("", .nfc, ""),
    ] as [(String, Normalizer.Form, String)])
  func known(text: String, form: Normalizer.Form, expected: String) throws {
    let bytes = Array(text.utf8)
    let normalizer = Normalizer(form: form)
    let edits = try normalizer.edits(in: bytes)
    #expect(Self.apply(edits, to: bytes) == Array(expected.utf8))
    #expect(edits.isEmpty == (bytes == Array(expected.utf8)))
  }

  @Test("says where")
  func ranges() throws {
    let edits = try Normalizer().edits(in: Array("cafe\u{301} e\u{301}te".utf8))
    #expect(
      edits == [
        NormalizationEdit(sourceRange: 3..<6, replacement: [0xC3, 0xA9]),
        NormalizationEdit(sourceRange: 7..<10, replacement: [0xC3, 0xA9]),
      ])
  }

  @Test("cuts a text longer than ICU can count before ASCII")
  func chunks() throws {
    let text = Array(String(repeating: "cafe\u{301}s\u{307}\u{323} ", count: 50).utf8)
    let expected = try Normalizer().edits(in: text)
    #expect(expected.count == 50)
    for chunkByteCount in 10...30 {
      var normalizer = Normalizer()
      normalizer.chunkByteCount = chunkByteCount
      #expect(try normalizer.edits(in: text) == expected)
    }
  }

  @Test("gives normal text with ordered edits, and leaves invalid bytes", arguments: [Normalizer.Form.nfc, .nfkc])
  func randomText(form: Normalizer.Form) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("NormalizerTests.randomText: seed \(seed)")
    var generator = SplitMix64(seed: seed)
    let normalizer = Normalizer(form: form)
    let parts: [[UInt8]] =
      [
        "e", "s", "\u{301}", "\u{307}", "\u{323}", " ", "é", "\u{212B}", "ﬁ", "\u{1100}", "\u{1161}", "가", "\u{11A8}",
        "中", "\n",
      ]
      .map { Array($0.utf8) } + [[0x80], [0xE2, 0x80], [0xFF]]
    for _ in 0..<10_000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).flatMap { _ in
        parts.randomElement(using: &generator) ?? []
      }
      let edits = try normalizer.edits(in: text)
      let output = Self.apply(edits, to: text)
      let isNormal = try output.withUnsafeBufferPointer { buffer throws(ICUError) in try normalizer.isNormalized(buffer)
      }
      #expect(isNormal, "seed \(seed): \(text)")
      #expect(zip(edits, edits.dropFirst()).allSatisfy { $0.sourceRange.upperBound < $1.sourceRange.lowerBound })
      #expect(Self.invalidUnits(of: output) == Self.invalidUnits(of: text), "seed \(seed): \(text)")
    }
  }

  private static func invalidUnits(of text: [UInt8]) -> [[UInt8]] {
    text.withUnsafeBufferPointer { buffer in
      var units: [[UInt8]] = []
      var offset = 0
      while let range = UTF8Scanner.firstInvalidRange(in: buffer, from: offset) {
        units.append(Array(buffer[range]))
        offset = range.upperBound
      }
      return units
    }
  }
}
