/// Reads a file as one document.
enum PlainTextReader {
  /// Reads all of a file or of standard input, as it lies on the disk.
  ///
  /// - Complexity: O(*n*) in the bytes of the file, all of which are held.
  static func read(_ path: String) throws(BatchError) -> [UInt8] {
    let source = try ByteSource(path)
    let (bytes, failure) = read(source, expecting: source.size ?? 0)
    if let failure { throw failure }
    return bytes
  }

  /// Reads all of an input, decompressed.
  static func read(_ file: InputFile) throws(BatchError) -> [UInt8] {
    let (reader, source) = try file.open()
    let (bytes, failure) = read(reader, expecting: source.size ?? 0)
    if let failure { throw failure }
    return bytes
  }

  /// Reads to the end, or to where no more can be read.
  static func read(_ reader: any ByteReader, expecting size: Int) -> (bytes: [UInt8], failure: BatchError?) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    do throws(BatchError) {
      while try reader.read(1 << 20, into: &bytes) > 0 {}
      return (bytes, nil)
    } catch {
      return (bytes, error)
    }
  }
}
