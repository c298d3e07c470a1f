/// A field of a CSV or TSV record as it stands, and the text it holds.
struct TableField: Hashable, Sendable {
  private static let quote = UInt8(ascii: "\"")

  /// Whether it stands in quotation marks.
  let isQuoted: Bool
  /// Its text.
  let text: [UInt8]

  /// Reads a field that libcsv found well formed.
  init(_ source: ArraySlice<UInt8>) {
    isQuoted = source.count >= 2 && source.first == Self.quote && source.last == Self.quote
    guard isQuoted else {
      text = Array(source)
      return
    }
    var text: [UInt8] = []
    text.reserveCapacity(source.count)
    var isSecond = false
    for byte in source.dropFirst().dropLast() {
      if byte == Self.quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      text.append(byte)
    }
    self.text = text
  }

  /// Writes a text as a field, in quotation marks if asked for or needed.
  static func source(of text: [UInt8], isQuoted: Bool, delimiter: UInt8) -> [UInt8] {
    let needsMarks = text.contains { $0 == quote || $0 == delimiter || $0 == 0x0A || $0 == 0x0D }
    guard isQuoted || needsMarks else { return text }
    var source: [UInt8] = [quote]
    source.reserveCapacity(text.count + 2)
    for byte in text {
      if byte == quote { source.append(quote) }
      source.append(byte)
    }
    source.append(quote)
    return source
  }
}
