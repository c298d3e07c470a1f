/// Reads a text of many documents: a paragraph a line, a blank line between documents.
///
/// It holds one document and one block of the file.
struct CorpusText {
  private let source: any ByteReader
  private var block: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false

  init(_ file: InputFile) throws(BatchError) { source = try file.open().0 }

  /// The next document, its paragraphs parted by blank lines; nil at the end.
  ///
  /// - Complexity: O(*n*) in the bytes of the document.
  mutating func next() throws(BatchError) -> [UInt8]? {
    var document: [UInt8] = []
    while let line = try nextLine() {
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        if !document.isEmpty { return document }
        continue
      }
      if !document.isEmpty { document.append(0x0A) }
      document += line
      document.append(0x0A)
    }
    return document.isEmpty ? nil : document
  }

  private mutating func nextLine() throws(BatchError) -> ArraySlice<UInt8>? {
    var searched = offset
    while true {
      if let end = block[searched...].firstIndex(of: 0x0A) {
        defer { offset = end + 1 }
        return block[offset..<end]
      }
      guard !isAtEnd else {
        defer { offset = block.count }
        return offset < block.count ? block[offset...] : nil
      }
      block.removeSubrange(..<offset)
      offset = 0
      searched = block.count
      isAtEnd = try source.read(1 << 20, into: &block) == 0
    }
  }
}
