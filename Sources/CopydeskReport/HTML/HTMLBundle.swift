internal import CZlib
internal import CopydeskLedger
internal import Foundation
internal import UnicodeText

/// Documents of the page that are compressed together, so that a browser need not hold ten thousand as text.
///
/// A bundle is a JSON array of documents with consecutive numbers, deflated as RFC 1950 has it (`DecompressionStream`
/// calls that "deflate"), in base64. The page's script inflates a bundle when one of its documents is opened.
struct HTMLBundle {
  /// The bytes of JSON at which a bundle is full: enough for documents to share their words, and inflated and
  /// parsed within some milliseconds.
  static let size = 1 << 18
  /// zlib's own default; 9 gains 1 % here.
  private static let level: Int32 = 6

  /// The number of the first document.
  let first: Int
  private var json: [UInt8] = []

  /// Begins a bundle.
  init(first: Int) { self.first = first }

  /// The bytes of JSON in it.
  var count: Int { json.count }

  /// Takes the JSON of the next document.
  mutating func add(_ document: [UInt8]) {
    json.append(UInt8(ascii: json.isEmpty ? "[" : ","))
    json += document
  }

  /// The element that carries the bundle.
  ///
  /// - Complexity: O(*n*) in the bytes of its documents.
  func element(_ place: Int) throws(HTMLBundleError) -> [UInt8] {
    let base64 = try Self.deflated(json + [UInt8(ascii: "]")]).base64EncodedData()
    return Array("<script type=\"text/plain\" id=\"b\(place)\">".utf8) + base64 + Array("</script>\n".utf8)
  }

  private static func deflated(_ bytes: [UInt8]) throws(HTMLBundleError) -> Data {
    var length = compressBound(uLong(bytes.count))
    var output = [UInt8](repeating: 0, count: Int(length))
    let status = compress2(&output, &length, bytes, uLong(bytes.count), level)
    guard status == Z_OK else { throw HTMLBundleError(status: status) }
    return Data(output.prefix(Int(length)))
  }
}

/// Why documents could not be compressed: there is no memory for it.
struct HTMLBundleError: Error, CustomStringConvertible {
  let status: Int32

  var description: String {
    "the HTML report's documents cannot be compressed (zlib says \(status)); free memory and run again"
  }
}

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
        let codePoint = WTF8.decode(json, at: offset)
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
