internal import CopydeskLedger

/// Puts JSON into a page.
enum HTMLEmbedding {
  /// JSON as it may stand in a `script` element: without `<`, and in ASCII unless much of it is not.
  ///
  /// A browser keeps a text that is all ASCII in one byte for every character, any other in two; one curly quotation
  /// mark would double what a document takes there. Above one code unit in five that is not ASCII, escapes cost more.
  /// - Complexity: O(*n*).
  static func script(_ json: [UInt8]) -> [UInt8] {
    let escapesAll = json.count(where: { $0 >= 0x80 }) < json.count / 8
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 8)
    var offset = 0
    while offset < json.count {
      let byte = json[offset]
      if byte == UInt8(ascii: "<") {
        result += Array("\\u003c".utf8)
      } else if byte >= 0x80, escapesAll {
        let codePoint = UTF8Decoder.codePoint(in: json, at: offset)
        for unit in String(Character(codePoint.scalar ?? "\u{FFFD}")).utf16 { append(unit, to: &result) }
        offset += codePoint.length
        continue
      } else {
        result.append(byte)
      }
      offset += 1
    }
    return result
  }

  private static func append(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes += [0x5C, UInt8(ascii: "u")]
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(unit >> UInt16(shift) & 0xF)
      bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
