package import Copydesk

/// Texts of awkward characters and edits to them at random places.
package enum RandomEdits {
  package static let parts: [[UInt8]] =
    [
      "a", "word", "the ", " ", "  ", "\n", "\r\n", ",", "“", "”", "e\u{301}", "👍🏽", "👩‍👩‍👧", "🇫🇷🇩🇪", "中文", "한글", "क्ष", "don't",
      "\u{301}", "\u{A0}", "1,200",
    ].map { Array($0.utf8) } + [[0xC3], [0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xFF]]

  package static func text(_ count: Int, _ generator: inout SplitMix64) -> [UInt8] {
    (0..<count).flatMap { _ in parts.randomElement(using: &generator) ?? [] }
  }

  /// A document with up to `count` repairs and flags at any bytes, even inside characters.
  package static func document(_ count: Int, _ generator: inout SplitMix64) throws -> (CleanedDocument, [UInt8]) {
    let original = text(.random(in: 0...40, using: &generator), &generator)
    var builder = DocumentBuilder(original)
    var position = 0
    for _ in 0..<count where position < original.count {
      let start = Int.random(in: position...original.count, using: &generator)
      let end = min(original.count, start + .random(in: 0...6, using: &generator))
      if Bool.random(using: &generator) {
        builder.flag(start..<end)
        continue
      }
      let after = text(.random(in: 0...3, using: &generator), &generator)
      if start == end, after.isEmpty { continue }
      builder.repair(start..<end, with: after)
      position = end + 1
    }
    return (try builder.build(), original)
  }
}
