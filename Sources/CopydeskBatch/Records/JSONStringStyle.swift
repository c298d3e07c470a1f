internal import UnicodeText

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
    guard let scalar = WTF8.decode(text, at: offset).scalar?.value else { return nil }
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
      if literal.text[index] == 0xE2, [0x2028, 0x2029].contains(WTF8.decode(literal.text, at: index).value) {
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

extension JSONStringStyle {
  /// Appends one character as this style writes it.
  func append(_ scalar: UInt32, to source: inout [UInt8]) {
    switch scalar {
    case 0x22, 0x5C:
      if escaped.contains(.ascii(UInt8(scalar))) {
        appendEscape(scalar, to: &source)
      } else {
        source += [0x5C, UInt8(scalar)]
      }
    case 0x08: source += [0x5C, UInt8(ascii: "b")]
    case 0x09: source += [0x5C, UInt8(ascii: "t")]
    case 0x0A: source += [0x5C, UInt8(ascii: "n")]
    case 0x0C: source += [0x5C, UInt8(ascii: "f")]
    case 0x0D: source += [0x5C, UInt8(ascii: "r")]
    case 0..<0x20: appendEscape(scalar, to: &source)
    case 0x2F where escaped.contains(.solidus): source += [0x5C, 0x2F]
    case 0x20..<0x80:
      if escaped.contains(.ascii(UInt8(scalar))) {
        appendEscape(scalar, to: &source)
      } else {
        source.append(UInt8(scalar))
      }
    default:
      let choice: Choice = scalar == 0x2028 || scalar == 0x2029 ? .lineSeparator : .nonASCII
      if Self.isSurrogate(scalar) || escaped.contains(choice) {
        appendEscape(scalar, to: &source)
      } else {
        WTF8.append(scalar, to: &source)
      }
    }
  }

  private func appendEscape(_ scalar: UInt32, to source: inout [UInt8]) {
    guard scalar >= 0x10000 else { return appendUnit(scalar, to: &source) }
    appendUnit(0xD800 + (scalar - 0x10000) >> 10, to: &source)
    appendUnit(0xDC00 + (scalar - 0x10000) & 0x3FF, to: &source)
  }

  private func appendUnit(_ unit: UInt32, to source: inout [UInt8]) {
    source += [0x5C, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] as [UInt32] {
      let digit = UInt8(unit >> shift & 0xF)
      source.append(digit < 10 ? 0x30 + digit : (usesUppercaseHex ? 0x41 : 0x61) + digit - 10)
    }
  }

  /// Writes a text as the content of a string; nil if it is not WTF-8.
  ///
  /// - Complexity: O(*n*) in the bytes of the text.
  public func content(of text: ArraySlice<UInt8>) -> [UInt8]? {
    let text = Array(text)
    var source: [UInt8] = []
    source.reserveCapacity(text.count)
    var index = 0
    var afterHighSurrogate = false
    while index < text.count {
      let unit = WTF8.decode(text, at: index)
      guard unit.isValid else { return nil }
      // Side by side the two escapes would be read as one character.
      if afterHighSurrogate, (0xDC00..<0xE000).contains(unit.value) { return nil }
      afterHighSurrogate = (0xD800..<0xDC00).contains(unit.value)
      append(unit.value, to: &source)
      index += unit.length
    }
    return source
  }
}
