internal import CZlib
internal import Foundation

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
