import CopydeskTestSupport
import Testing

@testable import CopydeskReport

@Suite struct ScalarTraitsTests {
  // Swift's Character follows Unicode's grapheme clusters; a cut of ours may be one of them or none.
  @Test(arguments: 0..<200)
  func `a text is cut only between characters`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let scalars = Array(
      "a7\u{600}é\u{301}👍🏽👩‍🚒🇫🇷क\u{94D}षกำ한\u{1112}\u{1161}\u{11AB}\r\n \u{FE0F}\u{200C}\u{20E3}ﾞ中".unicodeScalars)
    let chosen = (0..<30).compactMap { _ in scalars.randomElement(using: &generator) }
    let text = String(String.UnicodeScalarView(chosen))
    var boundaries: Set<Int> = [text.utf8.count]
    for index in text.indices { boundaries.insert(text.utf8.distance(from: text.startIndex, to: index)) }
    let bytes = Array(text.utf8)
    for offset in 0...bytes.count where TextBoundary.isBetweenCharacters(bytes, offset) {
      #expect(boundaries.contains(offset))
    }
  }

  @Test func `letters of words are told from marks and ideographs`() {
    for scalar in "aZ9é’'яعñ".unicodeScalars { #expect(ScalarTraits.isWordPart(scalar), "\(scalar)") }
    for scalar in " ,“”—中かก😀".unicodeScalars { #expect(!ScalarTraits.isWordPart(scalar), "\(scalar)") }
  }
}
