/// Reads a part of what another reader has, and then the next.
final class BoundedReader: ByteReader {
  private let reader: any ByteReader
  /// The bytes read so far.
  private(set) var offset = 0
  /// Where the part ends; nil is the end of the input.
  var end: Int?

  init(_ reader: any ByteReader) { self.reader = reader }

  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int {
    let count = end.map { min(count, $0 - offset) } ?? count
    guard count > 0 else { return 0 }
    let received = try reader.read(count, into: &bytes)
    offset += received
    return received
  }
}
