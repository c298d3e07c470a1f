/// Two to four characters of the text whose bytes in one encoding are one character of UTF-8.
struct MojibakeSequence {
  /// The bytes of the text.
  var range: Range<Int>
  /// The first of its characters, which stands for the lead byte.
  var lead: UInt32
  /// The last but one and last of its characters; for two characters, the first is zero.
  var middle: UInt32
  var last: UInt32
  /// The code point they decode to.
  var decoded: UInt32
  /// What kind of code point that is.
  var kind: MojibakeKind

  /// Reads the sequence at an offset of a text; nil if there is none or it decodes to nothing plausible.
  init?(_ text: ByteView, at offset: Int, as encoding: SingleByteEncoding) {
    let lookup = SingleByteLookup.shared
    let first = text.scalar(at: offset)
    let leadByte = lookup.byte(first.value, in: encoding)
    if leadByte == 0xED, let pair = Self.surrogates(text, at: offset, as: encoding) {
      self = pair
      return
    }
    let continuations: Int
    var value: UInt32
    switch leadByte {
    case 0xC2...0xDF: (continuations, value) = (1, UInt32(leadByte & 0x1F))
    case 0xE0...0xEF: (continuations, value) = (2, UInt32(leadByte & 0x0F))
    case 0xF0...0xF4: (continuations, value) = (3, UInt32(leadByte & 0x07))
    default: return nil
    }
    var end = offset + first.length
    var previous: UInt32 = 0
    var current: UInt32 = 0
    for _ in 0..<continuations {
      let next = text.scalar(at: end)
      let byte = lookup.byte(next.value, in: encoding)
      guard byte >= 0x80, byte <= 0xBF else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
      (previous, current) = (current, next.value)
      end += next.length
    }
    let isOverlong = continuations == 2 && value < 0x800 || continuations == 3 && value < 0x1_0000
    guard !isOverlong, let kind = MojibakeKind(value) else { return nil }
    range = offset..<end
    lead = first.value
    (middle, last) = (previous, current)
    decoded = value
    self.kind = kind
  }

  private init(range: Range<Int>, lead: UInt32, last: UInt32, decoded: UInt32, kind: MojibakeKind) {
    self.range = range
    self.lead = lead
    middle = 0
    self.last = last
    self.decoded = decoded
    self.kind = kind
  }

  /// Reads a character beyond U+FFFF written as two surrogates of three bytes each (CESU-8), `í ½í¸€`; the byte A0
  /// in it may have become a plain space.
  private static func surrogates(
    _ text: ByteView, at offset: Int, as encoding: SingleByteEncoding
  ) -> MojibakeSequence? {
    var bytes: [UInt8] = []
    var end = offset
    var last: UInt32 = 0
    while bytes.count < 6 {
      let next = text.scalar(at: end)
      let byte = next.value == 0x20 && bytes.count == 1 ? 0xA0 : SingleByteLookup.shared.byte(next.value, in: encoding)
      guard byte != 0 else { return nil }
      bytes.append(byte)
      last = next.value
      end += next.length
    }
    guard bytes[1] & 0xF0 == 0xA0, bytes[2] & 0xC0 == 0x80, bytes[3] == 0xED, bytes[4] & 0xF0 == 0xB0,
      bytes[5] & 0xC0 == 0x80
    else { return nil }
    let high = UInt32(bytes[1] & 0x0F) << 6 | UInt32(bytes[2] & 0x3F)
    let low = UInt32(bytes[4] & 0x0F) << 6 | UInt32(bytes[5] & 0x3F)
    let value = 0x1_0000 + high << 10 + low
    guard let kind = MojibakeKind(value), kind == .picture else { return nil }
    return MojibakeSequence(
      range: offset..<end, lead: text.scalar(at: offset).value, last: last, decoded: value, kind: kind)
  }

  /// Whether all its characters are letters, as in a clean word.
  var isAllLetters: Bool {
    CharacterTraits.isLetter(last) && CharacterTraits.isLetter(lead)
      && (middle == 0 || CharacterTraits.isLetter(middle))
  }

  /// Whether everything behind the lead can close a word in clean text: closing quotes, dashes, an ellipsis.
  var looksLikeWordEnd: Bool { Self.isClosing(last) && (middle == 0 || Self.isClosing(middle)) }

  /// Whether all its characters are box-drawing ones, as in a table of a terminal.
  var isDrawing: Bool {
    let box: ClosedRange<UInt32> = 0x2500...0x259F
    return box.contains(lead) && box.contains(last) && (middle == 0 || box.contains(middle))
  }

  /// Marks that stand right behind a word in clean text.
  private static func isClosing(_ value: UInt32) -> Bool {
    switch value {
    case 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2022, 0x203A, 0x2039, 0x2122,
      0xA0, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB:
      true
    default: false
    }
  }
}
