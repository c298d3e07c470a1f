import CZlib
import CopydeskLedger
import Foundation
import Testing

/// The documents of an HTML report, which are deflated.
enum BundledPage {
  /// What a `script` element with an id holds.
  static func element(_ id: String, in page: String) throws -> Substring {
    let start = try #require(page.firstRange(of: "id=\"\(id)\">"))
    let rest = page[start.upperBound...]
    return rest[..<(try #require(rest.firstRange(of: "</script>"))).lowerBound]
  }

  /// The documents of a bundle.
  static func bundle(_ place: Int, of page: String) throws -> [JSONValue] {
    let text = try inflate(element("b\(place)", in: page))
    return try #require(try JSONParser.parse(text).elements)
  }

  /// The documents of all bundles.
  static func documents(of page: String) throws -> [JSONValue] {
    let count = page.split(separator: "<script type=\"text/plain\" id=\"b").count - 1
    return try (0..<count).flatMap { try bundle($0, of: page) }
  }

  /// The page with its bundles as the JSON they hold.
  static func inflated(_ page: String) throws -> String {
    var page = page
    var place = 0
    while page.contains("id=\"b\(place)\">") {
      let range = try element("b\(place)", in: page)
      let text = String(decoding: try inflate(range), as: UTF8.self)
      page.replaceSubrange(range.startIndex..<range.endIndex, with: text)
      place += 1
    }
    return page
  }

  private static func inflate(_ base64: Substring) throws -> [UInt8] {
    let data = [UInt8](try #require(Data(base64Encoded: String(base64))))
    var text = [UInt8](repeating: 0, count: 1 << 22)
    var length = uLong(text.count)
    #expect(uncompress(&text, &length, data, uLong(data.count)) == Z_OK)
    return Array(text.prefix(Int(length)))
  }
}
