extension TextGenerator {
  /// The text after one to four random changes: bytes and marks inserted, deleted, doubled, swapped; a layer of
  /// mojibake over a part; invalid UTF-8.
  public mutating func mutated(_ text: [UInt8]) -> [UInt8] {
    var result = text
    for _ in 0...random.below(4) { mutate(&result) }
    return result
  }

  private mutating func mutate(_ text: inout [UInt8]) {
    let place = random.below(text.count + 1)
    let length = min(text.count - place, random.below(6))
    switch random.below(11) {
    case 0: text.removeSubrange(place..<place + length)
    case 1: text.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
    case 2: text.insert(contentsOf: Array(random.pick(Self.marks).utf8), at: place)
    case 3: text.insert(contentsOf: Array(random.pick(Self.fragments).utf8), at: place)
    case 4: text.insert(contentsOf: Array(text[place..<place + length]), at: place)
    case 5: swapMarks(&text)
    case 6: text.insert(contentsOf: random.pick(Self.invalid), at: place)
    case 7: text = Self.mojibake(text, from: place)
    case 8: deleteSpace(&text, near: place)
    case 9: text.insert(contentsOf: [UInt8](repeating: 0x20, count: random.below(4) + 1), at: place)
    default:
      if place < text.count { text[place] ^= UInt8(1 << random.below(8)) }
    }
  }

  /// Replaces one mark by another.
  private mutating func swapMarks(_ text: inout [UInt8]) {
    let places = text.indices.filter { Self.replaceable.contains(text[$0]) }
    guard !places.isEmpty else { return }
    let place = random.pick(places)
    text.replaceSubrange(place...place, with: Array(random.pick(Self.marks).utf8))
  }

  /// Takes out the first space behind a place.
  private func deleteSpace(_ text: inout [UInt8], near place: Int) {
    guard let space = text[place...].firstIndex(of: 0x20) else { return }
    text.remove(at: space)
  }

  /// The bytes from a place on read as Latin-1 and encoded again.
  private static func mojibake(_ text: [UInt8], from place: Int) -> [UInt8] {
    var result = Array(text[..<place])
    for byte in text[place...] {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result.append(0xC0 | byte >> 6)
        result.append(0x80 | byte & 0x3F)
      }
    }
    return result
  }

  private static let marks = [
    " ", "  ", ".", ",", "'", "’", "‘", "\"", "“", "”", "``", "''", "-", "—", "(", ")", "[", "]", ":", ";", "!", "?",
    "\n",
    "\u{A0}", "…",
  ]
  private static let replaceable = Set(" .,'\"-()[]:;!?\n".utf8)
  private static let invalid: [[UInt8]] = [
    [0xFF], [0xC0, 0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [0x92], [0x93, 0x94],
    [0xF0, 0x9F, 0x98], [0xE2],
  ]
}
