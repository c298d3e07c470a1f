import NGrams

/// A text in memory whose lines are sentences and whose tokens are parted by spaces.
struct TokenizedText {
  private let bytes: [UInt8]
  /// The ranges of the tokens of each sentence.
  let sentences: [[Range<Int>]]

  init(path: String) throws(ModelError) {
    let bytes = try TextFileBytes.read(path)
    self.bytes = bytes
    sentences = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: " ")).map(\.indices)
    }
  }

  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer(body)
  }
}
