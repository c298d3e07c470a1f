/// Reads a file as one document.
enum PlainTextReader {
  /// Reads all of a file or of standard input.
  ///
  /// - Complexity: O(*n*) in the bytes of the file, all of which are held.
  static func read(_ path: String) throws(BatchError) -> [UInt8] {
    let source = try ByteSource(path)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.size ?? 0)
    while try source.read(1 << 20, into: &bytes) > 0 {}
    return bytes
  }
}
