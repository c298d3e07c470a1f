/// Turns offsets into a text, asked in ascending order, into lines and columns.
///
/// For a record they are those of its file: the record's line, and the column where its string has the offset.
struct TextPosition {
  private let bytes: [UInt8]
  private var locator: JSONStringLiteral.Locator?
  private let contentStart: Int
  private var offset = 0
  private var line: Int
  private var column = 1

  init(_ document: ProcessedDocument) {
    line = document.place?.line ?? 1
    bytes = document.place?.record ?? document.original
    contentStart = document.place?.contentStart ?? 0
    locator = document.place.map { JSONStringLiteral.Locator($0.literal) }
  }

  mutating func advance(to textOffset: Int) -> (line: Int, column: Int) {
    let target = locator?.source(of: textOffset) ?? textOffset
    while offset < min(target + contentStart, bytes.count) {
      if bytes[offset] == 0x0A {
        line += 1
        column = 1
      } else if bytes[offset] & 0xC0 != 0x80 {
        column += 1
      }
      offset += 1
    }
    return (line, column)
  }
}
