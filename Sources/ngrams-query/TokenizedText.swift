import Glibc
import NGrams

/// A text in memory whose lines are sentences and whose tokens are parted by spaces.
struct TokenizedText {
  private let bytes: [UInt8]
  /// The ranges of the tokens of each sentence.
  let sentences: [[Range<Int>]]

  init(path: String) throws(ModelError) {
    guard let file = fopen(path, "r") else {
      throw ModelError(.system, at: path, "cannot be opened", remedy: "check the path")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    self.bytes = bytes
    sentences = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      line.split(separator: UInt8(ascii: " ")).map(\.indices)
    }
  }

  func withToken<Result>(_ range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
