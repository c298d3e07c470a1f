internal import Bytes

/// How GGUF writes counts and strings.
extension BinaryReader {
  /// Reads a number of things.
  mutating func longCount() -> Int? { integer(UInt64.self).flatMap { Int(exactly: $0) } }

  /// Reads the bytes of a string.
  mutating func longString() -> UnsafeRawBufferPointer? { longCount().flatMap { bytes($0) } }
}
