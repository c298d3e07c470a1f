extension ModelMetadata {
  /// The metadata as lines of `key=value`.
  ///
  /// In keys and values `\\` stands for a backslash, `\n` for a line break, and `\=` for an equals sign in a key.
  var text: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      Self.append(entry.key, isKey: true, to: &bytes)
      bytes.append(UInt8(ascii: "="))
      Self.append(entry.value, isKey: false, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Reads what ``text`` wrote; lines without `=` are passed over, invalid UTF-8 is replaced.
  init(text: UnsafeRawBufferPointer) {
    self.init()
    var key: [UInt8]?
    var field: [UInt8] = []
    var isEscaped = false
    for byte in text {
      switch byte {
      case _ where isEscaped:
        field.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "=") where key == nil:
        key = field
        field = []
      case UInt8(ascii: "\n"):
        if let key { self[String(decoding: key, as: UTF8.self)] = String(decoding: field, as: UTF8.self) }
        key = nil
        field = []
      default: field.append(byte)
      }
    }
  }

  private static func append(_ string: String, isKey: Bool, to bytes: inout [UInt8]) {
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "=") where isKey: bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
  }
}
