internal import UnicodeText

/// Cuts a text into the stretches within which tokens are merged.
///
/// GPT-2's pattern: `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`. SmolLM and SmolLM2
/// first set every number (`\p{N}`) apart, so that a space before one is a stretch of its own, and no lookahead reaches
/// beyond it. Bytes that are no UTF-8 are neither letters nor numbers nor spaces.
struct PreTokenizer {
  private enum Kind {
    case letter, number, space, other
  }

  let setsNumbersApart: Bool

  /// The end of the stretch that starts at a place within the text.
  func end(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    if let end = contraction(at: start, in: text) { return end }
    let first = kind(at: start, in: text)
    if setsNumbersApart, first.kind == .number { return first.end }
    let isSpace = text[start] == 0x20
    if first.kind != .space || isSpace {
      // One space goes with what follows, if that is no space.
      let head = isSpace ? first.end : start
      if head < text.count {
        let lead = kind(at: head, in: text)
        if lead.kind != .space, !(setsNumbersApart && lead.kind == .number) {
          return run(of: lead.kind, from: lead.end, in: text)
        }
      }
    }
    return spaceEnd(from: start, in: text)
  }

  /// A run of spaces leaves its last one to what follows, unless that is a number set apart.
  private func spaceEnd(from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var last = start
    var end = kind(at: start, in: text).end
    while end < text.count {
      let next = kind(at: end, in: text)
      guard next.kind == .space else {
        let isCut = setsNumbersApart && next.kind == .number
        return isCut || last == start ? end : last
      }
      last = end
      end = next.end
    }
    return end
  }

  private func run(of kind: Kind, from start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var end = start
    while end < text.count {
      let next = self.kind(at: end, in: text)
      guard next.kind == kind else { break }
      end = next.end
    }
    return end
  }

  /// The end of an English contraction's ending after its apostrophe.
  private func contraction(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard text[start] == UInt8(ascii: "'"), start + 1 < text.count else { return nil }
    let next = start + 2 < text.count ? text[start + 2] : 0
    switch (text[start + 1], next) {
    case (UInt8(ascii: "s"), _), (UInt8(ascii: "t"), _), (UInt8(ascii: "m"), _), (UInt8(ascii: "d"), _):
      return start + 2
    case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")),
      (UInt8(ascii: "l"), UInt8(ascii: "l")):
      return start + 3
    default: return nil
    }
  }

  private func kind(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (kind: Kind, end: Int) {
    let byte = text[offset]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return (.letter, offset + 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return (.number, offset + 1)
    case 0x09...0x0D, 0x20: return (.space, offset + 1)
    case 0..<0x80: return (.other, offset + 1)
    default: break
    }
    let scalar = UTF8Scanner.decode(text, at: offset)
    // White_Space of the Unicode Character Database.
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return (.space, offset + scalar.length)
    default: break
    }
    let scalarClass = scalar.scalarClass
    let kind: Kind = scalarClass.isLetter ? .letter : scalarClass.isNumber ? .number : .other
    return (kind, offset + max(scalar.length, 1))
  }
}
