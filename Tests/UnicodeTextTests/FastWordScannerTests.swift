import Bytes
import Testing
import UnicodeText

/// The fast path against ICU itself: same boundaries and same kinds, whatever the text.
@Suite("Fast path")
struct FastWordScannerTests {
  /// What the rules tell apart, and weights of letters as in text.
  private static let known: [String] =
    [
      "a", "B", "e", "t", "7", "0", "é", "ß", "Š", "ª", "µ", "'", ".", ",", ":", ";", "_", "@", "‘", "’", "“", "”", "–",
      "—",
    ]
    + [
      "…", "\u{A0}", " ", " ", "  ", "\t", "\r", "\r\n", "\u{0B}", "\u{0C}", "\u{1}", "\u{7F}", "-", "/", "(", "!",
      "\"", "$",
    ]
    + ["£", "€", "°", "½", "²", "×", "÷", "•", "‚", "„", "©", "a’s", "1,2", "U.S.", "#", "&", "+"]
  /// What sends a text to ICU, for the cuts between the two.
  private static let unknown: [String] = [
    "\u{301}", "\u{AD}", "\u{200D}", "\u{200B}", "·", "™", "👩‍👩‍👧", "🇫🇷", "🇫", "Ж", "ש", "中文", "カナ", "한국", "ไทย", "\u{85}",
    "\u{2028}",
    "\u{2009}", "\u{202F}", "\u{FEFF}", "❤️", "1️⃣",
  ]
  private static let invalid: [[UInt8]] = [
    [0x80], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
  ]

  private static func line(_ alphabet: [[UInt8]], using generator: inout SplitMix64) -> [UInt8] {
    (0..<Int.random(in: 1...24, using: &generator)).flatMap { _ in alphabet.randomElement(using: &generator) ?? [] }
  }

  private static func difference(_ text: [UInt8], _ breaker: WordBreaker) -> String? {
    var fast = TokenBuffer()
    var reference = TokenBuffer()
    text.withUnsafeBufferPointer { bytes in
      _ = breaker.tokenize(bytes, into: &fast, usesFastPath: true)
      _ = breaker.tokenize(bytes, into: &reference, usesFastPath: false)
    }
    if fast == reference { return nil }
    return
      "\(String(reflecting: String(decoding: text, as: UTF8.self))): \(fast.map { $0 }) is not \(reference.map { $0 })"
  }

  private static func firstDifference(lines: Int, of alphabet: [[UInt8]], seed: UInt64) throws -> String? {
    var generator = SplitMix64(seed: seed)
    let breaker = try WordBreaker()
    for _ in 0..<lines {
      if let found = difference(line(alphabet, using: &generator), breaker) { return found }
    }
    return nil
  }

  @Test("gives ICU's tokens on 200,000 lines of scalars it knows")
  func knownScalars() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("FastWordScannerTests.knownScalars: seed \(seed)")
    #expect(
      try Self.firstDifference(lines: 200_000, of: Self.known.map { Array($0.utf8) }, seed: seed) == nil, "seed \(seed)"
    )
  }

  @Test("gives ICU's tokens on 60,000 lines mixed with scalars it does not know")
  func mixedScalars() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("FastWordScannerTests.mixedScalars: seed \(seed)")
    let alphabet = (Self.known + [" a", " b", "\n", " a"] + Self.unknown).map { Array($0.utf8) } + Self.invalid
    #expect(try Self.firstDifference(lines: 60_000, of: alphabet, seed: seed) == nil, "seed \(seed)")
  }

  @Test("gives ICU's tokens for every pair of scalars below U+0180, in words, numbers and alone")
  func pairs() throws {
    let breaker = try WordBreaker()
    let scalars = (0..<0x180).compactMap(Unicode.Scalar.init)
    for first in scalars {
      var text = ""
      for second in scalars {
        text.unicodeScalars += [first, second]
        text += " a"
        text.unicodeScalars.append(first)
        text += "a 1"
        text.unicodeScalars.append(second)
        text += "1 _"
        text.unicodeScalars.append(second)
        text += " \u{3B1}"
        text.unicodeScalars.append(first)
        text += "\u{3B1}\n"
      }
      #expect(Self.difference(Array(text.utf8), breaker) == nil)
    }
  }

  @Test("gives ICU's tokens on the seeds")
  func seeds() throws {
    let breaker = try WordBreaker()
    let seeds = try Seeds.all()
    #expect(seeds.count == 2)
    for seed in seeds {
      #expect(Self.difference(seed, breaker) == nil)
      for line in seed.split(separator: 0x0A) { #expect(Self.difference(Array(line), breaker) == nil) }
    }
  }
}
