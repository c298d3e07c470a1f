/// The windows-1252 meaning of C1 controls, which are bytes 0x80...0x9F taken for ISO-8859-1.
enum C1Control {
  /// The character a C1 control stands for, if windows-1252 gives that byte one.
  static func meaning(_ value: UInt32) -> UInt32? {
    guard value >= 0x80, value <= 0x9F else { return nil }
    let meaning = UInt32(SingleByteEncoding.windows1252Table[Int(value) - 0x80])
    return meaning > 0x9F ? meaning : nil
  }

  /// The bytes with every C1 control that has a meaning replaced by it.
  static func resolve(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = index + 1
      if bytes[index] == 0xC2, next < bytes.endIndex, let meaning = meaning(UInt32(bytes[next])) {
        UTF8Bytes.append(meaning, to: &result)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
