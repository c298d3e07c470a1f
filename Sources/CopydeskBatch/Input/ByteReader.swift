/// Where input bytes come from: a file, or what decompresses one.
protocol ByteReader: AnyObject {
  /// Appends up to `count` bytes to an array; gives the number read, zero at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(BatchError) -> Int
}
