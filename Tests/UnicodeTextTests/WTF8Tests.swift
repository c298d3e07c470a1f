import Testing

@testable import UnicodeText

@Suite("WTF-8")
struct WTF8Tests {
  private func lengths(_ bytes: [UInt8]) -> [Int] {
    var lengths: [Int] = []
    var offset = 0
    while offset < bytes.count {
      let unit = WTF8.decode(bytes, at: offset)
      lengths.append(unit.length)
      offset += max(1, unit.length)
    }
    return lengths
  }

  // Expected: the lengths of what Python 3.11 replaces in bytes.decode("utf-8", "replace"), but one unit for ED A0 80.
  @Test(
    "units are cut as Python cuts them, and a surrogate is one",
    arguments: [
      (Array("aé中😀".utf8), [1, 2, 3, 4]), ([0xC3], [1]), ([0xC3, 0x28], [1, 1]), ([0x80, 0x80], [1, 1]),
      ([0xE2, 0x80], [2]), ([0xE2, 0x80, 0x41], [2, 1]), ([0xF0, 0x9F, 0x98], [3]),
      ([0xF0, 0x80, 0x80, 0x41], [1, 1, 1, 1]), ([0xF4, 0x90, 0x80, 0x80], [1, 1, 1, 1]), ([0xC0, 0xAF], [1, 1]),
      ([0xED, 0xA0, 0x80], [3]), ([0xED, 0xA0], [1, 1]), ([0xED, 0xA0, 0x41], [1, 1, 1]), ([0xED, 0xBF, 0xBF], [3]),
      ([0xED, 0x9F, 0xBF], [3]), ([0xFF, 0xFE, 0x41], [1, 1, 1]),
    ] as [([UInt8], [Int])])
  func units(bytes: [UInt8], expected: [Int]) {
    #expect(lengths(bytes) == expected)
  }

  @Test("a surrogate has its value and is no scalar")
  func surrogates() {
    for value in UInt32(0xD800)...0xDFFF {
      var bytes: [UInt8] = []
      WTF8.append(value, to: &bytes)
      let unit = WTF8.decode(bytes, at: 0)
      #expect(unit == DecodedScalar(value: value, length: 3))
      #expect(unit.scalar == nil && unit.isValid)
    }
    #expect(WTF8.decode([0xE2, 0x80, 0x41], at: 0).isValid == false)
  }

  @Test("what is appended is read again")
  func roundTrip() {
    for value in [0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF] as [UInt32] {
      var bytes: [UInt8] = []
      WTF8.append(value, to: &bytes)
      #expect(WTF8.decode(bytes, at: 0) == DecodedScalar(value: value, length: bytes.count))
    }
    var bytes: [UInt8] = []
    WTF8.append(0x110000, to: &bytes)
    #expect(bytes == Array("\u{FFFD}".utf8))
  }

  @Test("the start of a unit is found from any of its bytes, and nothing traps outside of the text")
  func backwards() {
    let pieces: [[UInt8]] = [
      [0x41], [0xC3, 0xA9], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98, 0x80], [0x80],
    ]
    for first in pieces {
      for second in pieces {
        let text = first + second
        var offset = 0
        while offset < text.count {
          let length = WTF8.decode(text, at: offset).length
          for byte in offset..<offset + length { #expect(WTF8.start(in: text, at: byte) == offset) }
          offset += length
          #expect(WTF8.decode(text, before: offset).length == length)
        }
      }
    }
    for offset in [-1, 0, 1, 2] { #expect(WTF8.decode([] as [UInt8], at: offset).length == 0) }
    #expect(WTF8.decode([0x41], before: 2).length == 0)
  }
}
