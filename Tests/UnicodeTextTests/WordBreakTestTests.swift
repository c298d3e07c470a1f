import Testing
import UnicodeText

/// The breaker against the Unicode Character Database's own cases for UAX #29.
@Suite("WordBreakTest of the UCD")
struct WordBreakTestTests {
  /// The cases where ICU 72 departs from UAX #29, and why.
  ///
  /// All have a colon between letters. The annex's default is MidLetter, for Swedish `k:a`; CLDR takes the colon out of
  /// MidLetter in all languages but Finnish and Swedish, and ICU follows CLDR. ICU's other tailoring, `@` as
  /// ALetter (CLDR-15767), does not show: the file has no case with `@`.
  static let knownDifferences: Set<[UInt32]> = [
    [0x61, 0x3A, 0x41],
    [0x61, 0x3A, 0x308, 0x41],
    [0x61, 0x3A, 0x5D0],
    [0x61, 0x3A, 0x308, 0x5D0],
    [0x61, 0x3A, 0x61, 0x2060],
    [0x61, 0x3A, 0x308, 0x61, 0x2060],
    [0x61, 0x3A, 0x61, 0x3A],
    [0x61, 0x3A, 0x308, 0x61, 0x3A],
    [0x61, 0x3A, 0x61, 0x27],
    [0x61, 0x3A, 0x308, 0x61, 0x27],
    [0x61, 0x3A, 0x61, 0x27, 0x2060],
    [0x61, 0x3A, 0x308, 0x61, 0x27, 0x2060],
    [0x61, 0x3A, 0x61, 0x2C],
    [0x61, 0x3A, 0x308, 0x61, 0x2C],
    [0x41, 0x3A, 0x41],
  ]

  @Test("has every boundary of the file, known differences aside", arguments: [true, false])
  func boundaries(usesFastPath: Bool) throws {
    let file = try BreakTestFile(named: "WordBreakTest.txt")
    #expect(file.cases.count == 1_823)
    let breaker = try WordBreaker()
    var tokens = TokenBuffer()
    var differences: Set<[UInt32]> = []
    for test in file.cases {
      _ = test.text.withUnsafeBufferPointer { breaker.tokenize($0, into: &tokens, usesFastPath: usesFastPath) }
      let found = [0] + tokens.map(\.range.upperBound)
      if found == test.boundaries { continue }
      differences.insert(test.scalars)
      #expect(found == Self.brokenAtColons(test), "line \(test.line)")
    }
    #expect(differences == Self.knownDifferences)
  }

  /// The case's boundaries, with one on either side of each colon and the marks that it carries.
  private static func brokenAtColons(_ test: BreakTestFile.Case) -> [Int] {
    var boundaries = Set(test.boundaries)
    var offset = 0
    var isAfterColon = false
    for scalar in test.scalars.compactMap(Unicode.Scalar.init) {
      if scalar == ":" {
        boundaries.insert(offset)
        isAfterColon = true
      } else if isAfterColon, scalar.value != 0x308 {
        boundaries.insert(offset)
        isAfterColon = false
      }
      offset += UTF8.width(scalar)
    }
    return boundaries.sorted()
  }
}
