import Bytes
import Testing
import UnicodeText

@Suite("UTF8Scanner")
struct UTF8ScannerTests {
  private static func forward(_ bytes: [UInt8]) -> [DecodedScalar] {
    bytes.withUnsafeBufferPointer { text in
      var units: [DecodedScalar] = []
      var offset = 0
      while offset < text.count {
        units.append(UTF8Scanner.decode(text, at: offset))
        offset += max(1, units[units.count - 1].length)
      }
      return units
    }
  }

  private static func backward(_ bytes: [UInt8]) -> [DecodedScalar] {
    bytes.withUnsafeBufferPointer { text in
      var units: [DecodedScalar] = []
      var offset = text.count
      while offset > 0 {
        units.append(UTF8Scanner.decode(text, before: offset))
        offset -= max(1, units[units.count - 1].length)
      }
      return units.reversed()
    }
  }

  /// Table 3-8 and its like from section 3.9 of the standard: bytes, and the lengths of their units.
  static let subparts: [([UInt8], [Int])] = [
    ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], [2, 1, 3, 2, 1]),
    (Array("a€é😀".utf8), [1, 3, 2, 4]),
  ]

  @Test("cuts invalid bytes into maximal subparts", arguments: subparts)
  func maximalSubparts(bytes: [UInt8], lengths: [Int]) {
    #expect(Self.forward(bytes).map(\.length) == lengths)
    #expect(Self.backward(bytes).map(\.length) == lengths)
  }

  @Test("decodes every scalar, both ways")
  func allScalars() {
    var wrong = 0
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(String(scalar).utf8)
      let expected = DecodedScalar(value: value, length: bytes.count)
      bytes.withUnsafeBufferPointer { text in
        if UTF8Scanner.decode(text, at: 0) != expected || UTF8Scanner.decode(text, before: text.count) != expected {
          wrong += 1
        }
      }
    }
    #expect(wrong == 0)
  }

  @Test("agrees with the standard library on random bytes, both ways")
  func randomBytes() {
    let seed = UInt64.random(in: 0 ... .max)
    print("UTF8ScannerTests.randomBytes: seed \(seed)")
    var generator = SplitMix64(seed: seed)
    // Leads and continuations far more often than by chance.
    let parts: [UInt8] = [
      0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5,
    ]
    for _ in 0..<30_000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? 0
      }
      let units = Self.forward(bytes)
      let repaired = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      #expect(units.map { $0.isValid ? $0.value : 0xFFFD } == repaired.map(\.value), "seed \(seed): \(bytes)")
      #expect(Self.backward(bytes) == units, "seed \(seed): \(bytes)")
      #expect(UTF8Scanner.countScalars(in: bytes) == repaired.count, "seed \(seed): \(bytes)")
      #expect(
        (UTF8Scanner.firstInvalidRange(in: bytes) == nil) == (String(validating: bytes, as: UTF8.self) != nil),
        "seed \(seed): \(bytes)")
    }
  }

  @Test("finds the first invalid unit, wherever it stands", arguments: 0..<20)
  func firstInvalid(position: Int) {
    let bytes = Array(repeating: UInt8(ascii: "x"), count: position) + [0xE2, 0x80, 0x41, 0xFF]
    #expect(UTF8Scanner.firstInvalidRange(in: bytes) == position..<position + 2)
    bytes.withUnsafeBufferPointer { text in
      #expect(UTF8Scanner.firstInvalidRange(in: text, from: position + 2) == position + 3..<position + 4)
      #expect(UTF8Scanner.firstInvalidRange(in: text, from: position + 4) == nil)
      #expect(UTF8Scanner.endOfASCII(in: text, from: 0) == position)
    }
  }

  @Test("reads nothing outside the text", arguments: [Int.min, -1, 3, 4, Int.max])
  func outside(offset: Int) {
    Array("abc".utf8).withUnsafeBufferPointer { text in
      #expect(UTF8Scanner.decode(text, at: offset).length == 0)
      if offset != 3 { #expect(UTF8Scanner.decode(text, before: offset).length == 0) }
      #expect(UTF8Scanner.firstInvalidRange(in: text, from: offset) == nil)
    }
  }
}
