/// Reads decimal numbers from bytes: `-1.25`, `3e-05`, `-inf`.
enum DecimalParser {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// The number that the bytes are; nil if they are none or have anything else.
  static func float(_ bytes: UnsafeBufferPointer<UInt8>) -> Float? {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { index += 1 }
    var mantissa: UInt64 = 0
    var exponent = 0
    var digits = 0
    var isFraction = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else if byte &- UInt8(ascii: "0") <= 9 {
        digits += 1
        // Digits beyond the eighteenth are far below a float's precision.
        if mantissa < 100_000_000_000_000_000 {
          mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
          if isFraction { exponent -= 1 }
        } else if !isFraction {
          exponent += 1
        }
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return infinity(bytes, from: index, isNegative: isNegative) }
    if index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "e"), let power = integer(bytes, from: index + 1) else { return nil }
      exponent += power
    }
    var value = Double(mantissa)
    if exponent < 0 {
      value = exponent >= -22 ? value / powers[-exponent] : value * power(exponent)
    } else if exponent > 0 {
      value = exponent <= 22 ? value * powers[exponent] : value * power(exponent)
    }
    return Float(isNegative ? -value : value)
  }

  private static func infinity(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, isNegative: Bool) -> Float? {
    let rest = bytes[index...].map { $0 | 0x20 }
    guard rest == Array("inf".utf8) || rest == Array("infinity".utf8) else { return nil }
    return isNegative ? -.infinity : .infinity
  }

  private static func integer(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> Int? {
    var index = first
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if index < bytes.count, isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }
    guard index < bytes.count, bytes.count - index <= 5 else { return nil }
    var value = 0
    for byte in bytes[index...] {
      guard byte &- UInt8(ascii: "0") <= 9 else { return nil }
      value = value * 10 + Int(byte &- UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// 10 to a power outside the table.
  private static func power(_ exponent: Int) -> Double {
    if exponent < -400 { return 0 }
    if exponent > 400 { return .infinity }
    let step = exponent < 0 ? 0.1 : 10.0
    return (0..<abs(exponent)).reduce(1.0) { product, _ in product * step }
  }
}
