/// Writes numbers, text and tables as little-endian bytes; ``BinaryReader`` reads them.
package struct BinaryWriter: Sendable {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Creates a writer of nothing.
  package init() {}

  /// Appends an integer in all bytes of its type.
  package mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends a number in four bytes.
  package mutating func append(_ value: Float) { append(value.bitPattern) }

  /// Appends bytes as they are.
  package mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Appends the number of elements in 32 bits, then the elements.
  package mutating func appendCounted(_ values: [Float]) {
    append(UInt32(truncatingIfNeeded: values.count))
    for value in values { append(value) }
  }

  /// Appends the number of bytes in 32 bits, then the bytes, filled up with zeros to a multiple of four.
  package mutating func appendCounted(_ array: [UInt8]) {
    append(UInt32(truncatingIfNeeded: array.count))
    append(contentsOf: array)
    pad(to: 4)
  }

  /// Appends text in the same way as its bytes.
  package mutating func appendCounted(_ text: String) { appendCounted(Array(text.utf8)) }

  /// Appends zeros up to a multiple of `alignment`.
  package mutating func pad(to alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }
}

/// Reads what a ``BinaryWriter`` wrote.
///
/// Every read past the end gives nil, and nothing traps.
///
/// The bytes must stay where they are as long as the reader is used.
package struct BinaryReader {
  private let bytes: UnsafeRawBufferPointer
  /// How many bytes were read.
  package private(set) var offset = 0

  /// Creates a reader from the first byte on.
  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether everything was read.
  package var isAtEnd: Bool { offset == bytes.count }

  /// Reads an integer in all bytes of its type.
  package mutating func integer<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type = Value.self) -> Value? {
    guard bytes.count - offset >= MemoryLayout<Value>.size else { return nil }
    defer { offset += MemoryLayout<Value>.size }
    return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  /// Reads a finite number; nil for infinity and what is not a number, too.
  package mutating func float() -> Float? {
    guard let value = integer(UInt32.self).map(Float.init(bitPattern:)), value.isFinite else { return nil }
    return value
  }

  /// Reads bytes as they are; they are valid as long as those that they are read from.
  package mutating func bytes(_ count: Int) -> UnsafeRawBufferPointer? {
    guard count >= 0, bytes.count - offset >= count else { return nil }
    defer { offset += count }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + count)])
  }

  /// Reads a number of elements in 32 bits; nil if it is above `limit`.
  package mutating func count(limit: Int) -> Int? {
    guard let count = integer(UInt32.self), count <= limit else { return nil }
    return Int(count)
  }

  /// Reads a list of finite numbers with its count before it.
  package mutating func floats(limit: Int) -> [Float]? {
    guard let count = count(limit: limit) else { return nil }
    var values: [Float] = []
    for _ in 0..<count {
      guard let value = float() else { return nil }
      values.append(value)
    }
    return values
  }

  /// Reads bytes with their count before them and zeros behind, which may be missing at the end.
  package mutating func countedBytes(limit: Int) -> UnsafeRawBufferPointer? {
    guard let count = count(limit: limit), let array = bytes(count) else { return nil }
    offset = min(bytes.count, offset + (4 - count % 4) % 4)
    return array
  }

  /// Reads text with its count before it.
  package mutating func text(limit: Int) -> String? {
    countedBytes(limit: limit).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// Bytes between eight that say what they are and a checksum of 32 bits.
package enum SealedBytes {
  /// What can be wrong with bytes that come back.
  package enum Flaw: Error {
    /// They begin as something else.
    case otherKind
    /// They were cut or changed.
    case notWhole
  }

  /// Puts a body between its kind, which has eight bytes, and its checksum.
  package static func seal(_ body: [UInt8], as kind: StaticString) -> [UInt8] {
    var writer = BinaryWriter()
    writer.append(contentsOf: UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount))
    writer.append(contentsOf: body)
    writer.append(body.withUnsafeBytes { FNV1a.hash32($0) })
    return writer.bytes
  }

  /// Returns the body of sealed bytes, in place.
  ///
  /// - Complexity: O(*n*) in the bytes.
  package static func open(
    _ bytes: UnsafeRawBufferPointer, as kind: StaticString
  ) throws(Flaw) -> UnsafeRawBufferPointer {
    var reader = BinaryReader(bytes)
    let expected = UnsafeBufferPointer(start: kind.utf8Start, count: kind.utf8CodeUnitCount)
    guard let start = reader.bytes(expected.count), start.elementsEqual(expected) else { throw .otherKind }
    guard let body = reader.bytes(bytes.count - expected.count - 4),
      let checksum = reader.integer(UInt32.self), checksum == FNV1a.hash32(body)
    else { throw .notWhole }
    return body
  }
}
