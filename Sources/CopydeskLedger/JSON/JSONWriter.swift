internal import UnicodeText

/// Writes JSON into bytes, members in the order given.
///
/// Foundation's encoder cannot keep an order and refuses invalid UTF-8; findings need both.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []

  /// Starts a text; `prefix` is written as it stands.
  package init(prefix: String = "") { bytes = Array(prefix.utf8) }

  /// Takes what has been written.
  mutating func removeBytes() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  package mutating func beginObject() { open(UInt8(ascii: "{")) }
  package mutating func endObject() { bytes.append(UInt8(ascii: "}")) }
  package mutating func beginArray() { open(UInt8(ascii: "[")) }
  package mutating func endArray() { bytes.append(UInt8(ascii: "]")) }

  package mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  package mutating func string(_ text: String) { string(Array(text.utf8)) }

  /// Writes text that may hold invalid UTF-8, which becomes U+FFFD; returns whether all of it was valid.
  @discardableResult
  package mutating func string(_ text: [UInt8]) -> Bool {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var isValid = true
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        character(byte)
        offset += 1
        continue
      }
      let codePoint = WTF8.decode(text, at: offset)
      switch codePoint.scalar?.value {
      case nil:
        bytes += [0xEF, 0xBF, 0xBD]
        isValid = false
      // Many readers split lines at these, and JSON Lines must stay lines.
      case 0x85?: bytes += Array("\\u0085".utf8)
      case 0x2028?: bytes += Array("\\u2028".utf8)
      case 0x2029?: bytes += Array("\\u2029".utf8)
      default: bytes += text[offset..<offset + codePoint.length]
      }
      offset += codePoint.length
    }
    bytes.append(UInt8(ascii: "\""))
    return isValid
  }

  package mutating func number(_ value: Int) { literal(String(value)) }
  /// Writes the shortest digits that read back as the same number; JSON has no infinity, so 0 stands for it.
  package mutating func number(_ value: Double) { literal(value.isFinite ? "\(value)" : "0") }
  package mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func member(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  package mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func literal(_ text: String) {
    separate()
    bytes += Array(text.utf8)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
  }

  /// Writes the comma a value needs; what the last byte is tells, since a string always ends in its quote.
  private mutating func separate() {
    switch bytes.last {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
    default: bytes.append(UInt8(ascii: ","))
    }
  }

  private mutating func character(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): bytes += [0x5C, 0x22]
    case UInt8(ascii: "\\"): bytes += [0x5C, 0x5C]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
    case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
    case 0..<0x20:
      let hex = String(byte, radix: 16)
      bytes += Array(("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex).utf8)
    default: bytes.append(byte)
    }
  }
}
