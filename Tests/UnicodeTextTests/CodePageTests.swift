import Testing
import UnicodeText

@Suite("CodePage")
struct CodePageTests {
  /// Spot values from the vendors' tables at unicode.org/Public/MAPPINGS.
  static let spots: [(CodePageName, UInt8, UInt32)] = [
    (.windows1252, 0x80, 0x20AC), (.windows1252, 0x93, 0x201C), (.windows1252, 0x92, 0x2019),
    (.windows1252, 0xE9, 0xE9),
    (.windows1250, 0x9C, 0x15B), (.windows1250, 0xB9, 0x105), (.windows1251, 0xC6, 0x416), (.windows1251, 0xFF, 0x44F),
    (.windows1253, 0xE1, 0x3B1), (.windows1254, 0xFD, 0x131), (.windows1257, 0xE0, 0x105), (.iso8859Part1, 0x93, 0x93),
    (.iso8859Part1, 0xFF, 0xFF), (.iso8859Part2, 0xB1, 0x105), (.macintosh, 0xD2, 0x201C), (.macintosh, 0xDB, 0x20AC),
    (.macintosh, 0xF0, 0xF8FF), (.ibm437, 0x82, 0xE9), (.ibm437, 0xE1, 0xDF), (.ibm437, 0xC4, 0x2500),
  ]

  @Test("has the vendors' values", arguments: spots)
  func spot(name: CodePageName, byte: UInt8, scalar: UInt32) throws {
    let page = try CodePage(name)
    #expect(page[byte] == scalar)
    #expect(page.byte(for: scalar) == byte)
  }

  @Test("round-trips every defined byte, and printing ASCII as itself", arguments: CodePageName.allCases)
  func roundTrip(name: CodePageName) throws {
    let page = try CodePage(name)
    #expect(page.scalars.count == 256)
    for byte in UInt8.min ... .max {
      guard let scalar = page[byte] else { continue }
      #expect(page.byte(for: scalar) == byte)
      if 0x20..<0x7F ~= byte { #expect(scalar == UInt32(byte)) }
    }
    for scalar in [0x4E2D, 0x1F600, 0xFFFF, 0x10000, 0x110000, UInt32.max] { #expect(page.byte(for: scalar) == nil) }
  }

  @Test("fills the holes of windows-1252 with C1 controls, as ICU and the WHATWG do")
  func holes() throws {
    let page = try CodePage(.windows1252)
    for byte: UInt8 in [0x81, 0x8D, 0x8F, 0x90, 0x9D] { #expect(page[byte] == UInt32(byte)) }
  }

  @Test("leaves open only what vendors leave open and ICU does not fill")
  func undefinedBytes() throws {
    let expected: [CodePageName: [Int]] = [.windows1253: [0xD2, 0xFF], .windows1257: [0xA1, 0xA5]]
    for name in CodePageName.allCases {
      let page = try CodePage(name)
      #expect((0...255).filter { page.scalars[$0] == CodePage.undefined } == expected[name] ?? [], "\(name)")
    }
  }

  @Test(
    "refuses names unknown or of encodings of several bytes", arguments: ["latin-99", "Shift_JIS", "UTF-8", "UTF-16LE"])
  func refused(name: String) {
    #expect(throws: ICUError.self) { try CodePage(named: name) }
  }
}
