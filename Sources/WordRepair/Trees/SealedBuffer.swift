/// Bytes of our own make between eight bytes that say what they are and a checksum of 32 bits.
enum SealedBuffer {
  /// What can be wrong with bytes that come back.
  enum Damage: Error {
    /// They begin as something else.
    case otherKind
    /// They were cut or changed.
    case notWhole
  }

  /// Puts a body between its kind and its checksum; `kind` has eight bytes.
  static func seal(_ body: [UInt8], as kind: StaticString) -> [UInt8] {
    let start = UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(start.count + body.count)
    bytes += start
    bytes += body
    var tail = ModelWriterBuffer()
    tail.append(body.withUnsafeBytes(Self.checksum))
    return bytes + tail.bytes
  }

  /// The body of sealed bytes.
  ///
  /// - Complexity: O(*n*) in the bytes.
  static func open(_ bytes: UnsafeRawBufferPointer, as kind: StaticString) throws(Damage) -> UnsafeRawBufferPointer {
    let start = UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount)
    guard bytes.count >= start.count, bytes.prefix(start.count).elementsEqual(start) else { throw .otherKind }
    guard bytes.count >= start.count + 4 else { throw .notWhole }
    let body = UnsafeRawBufferPointer(rebasing: bytes[start.count..<(bytes.count - 4)])
    var tail = ModelReaderBuffer(UnsafeRawBufferPointer(rebasing: bytes[(bytes.count - 4)...]))
    guard tail.word() == checksum(body) else { throw .notWhole }
    return body
  }

  /// Adler's checksum is too weak for short tables; FNV-1a of 32 bits finds every change of a byte.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    bytes.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
