/// How a JSON string writes what JSON lets be written in several ways.
public struct JSONStringStyle: Hashable, Sendable {
  /// A character that can be written as itself or as an escape.
  enum Choice: Hashable, Sendable {
    /// `/`, or `\/`.
    case solidus
    /// An ASCII character, or its `\u0000` form: `<` as `\u003c`.
    case ascii(UInt8)
    /// U+2028 and U+2029, which some writers escape alone because JavaScript took them for line ends.
    case lineSeparator
    /// Any other character beyond ASCII.
    case nonASCII
  }

  /// The characters written as escapes where they need not be.
  var escaped: Set<Choice> = []
  /// Whether hexadecimal digits are capitals.
  var usesUppercaseHex = false

  /// The plainest style: nothing is escaped that need not be.
  public static let plain = JSONStringStyle()

  private init() {}

  /// The style most characters of a string are written in; where nothing tells, the plain one.
  public init(of literal: JSONStringLiteral) {
    guard !literal.escapes.isEmpty else { return }
    var balance: [Choice: Int] = [:]
    var uppercase = 0
    for escape in literal.escapes {
      let source = literal.source[escape.source]
      if source.count >= 6 {
        for byte in source.dropFirst(2) where byte != UInt8(ascii: "u") {
          if (0x41...0x46).contains(byte) { uppercase += 1 }
          if (0x61...0x66).contains(byte) { uppercase -= 1 }
        }
      }
      if let choice = Self.choice(literal.text, escape.text.lowerBound, source) { balance[choice, default: 0] += 1 }
    }
    usesUppercaseHex = uppercase > 0
    guard !balance.isEmpty else { return }
    Self.subtractUnescaped(in: literal, from: &balance)
    escaped = Set(balance.filter { $0.value > 0 }.keys)
  }

  /// Which choice an escape took; nil if it had none, or took a longer form than JSON's own short one.
  private static func choice(_ text: [UInt8], _ offset: Int, _ source: ArraySlice<UInt8>) -> Choice? {
    guard let scalar = WTF8.scalar(in: text, at: offset)?.value, !isSurrogate(scalar) else { return nil }
    if scalar == 0x2F, source.count == 2 { return .solidus }
    if scalar < 0x80 { return source.count == 6 && scalar >= 0x20 ? .ascii(UInt8(scalar)) : nil }
    return scalar == 0x2028 || scalar == 0x2029 ? .lineSeparator : .nonASCII
  }

  private static func subtractUnescaped(in literal: JSONStringLiteral, from balance: inout [Choice: Int]) {
    var counts = [Int](repeating: 0, count: 256)
    var separators = 0
    var index = 0
    var next = 0
    while index < literal.text.count {
      if next < literal.escapes.count, literal.escapes[next].text.lowerBound == index {
        index = literal.escapes[next].text.upperBound
        next += 1
        continue
      }
      counts[Int(literal.text[index])] += 1
      if literal.text[index] == 0xE2, let scalar = WTF8.scalar(in: literal.text, at: index)?.value,
        scalar == 0x2028 || scalar == 0x2029
      {
        separators += 1
      }
      index += 1
    }
    for choice in balance.keys {
      switch choice {
      case .solidus: balance[choice, default: 0] -= counts[0x2F]
      case .ascii(let byte): balance[choice, default: 0] -= counts[Int(byte)]
      case .lineSeparator: balance[choice, default: 0] -= separators
      case .nonASCII: balance[choice, default: 0] -= counts[0xC2...].reduce(0, +) - separators
      }
    }
  }

  static func isSurrogate(_ scalar: UInt32) -> Bool { (0xD800..<0xE000).contains(scalar) }
}
